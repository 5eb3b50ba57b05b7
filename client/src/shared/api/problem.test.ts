import { AxiosError, type AxiosResponse, CanceledError } from "axios";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fieldProblemKeys, fieldProblems, Problem, parseRetryAfter, toProblem } from "./problem";
import { retryDelay, shouldRetry } from "./query-client";

afterEach(() => vi.restoreAllMocks());

function answered(status: number, data: unknown, headers: Record<string, string> = {}) {
  return new AxiosError("x", "ERR_BAD_REQUEST", undefined, undefined, {
    status,
    data,
    headers,
  } as unknown as AxiosResponse);
}

describe("toProblem", () => {
  it("reads a problem document, further members too", () => {
    const error = answered(
      409,
      { code: "ticket.invalid_transition", detail: "No.", request_id: "r", allowed: ["rejected"] },
      { "retry-after": "3" },
    );
    expect(toProblem(error)).toMatchObject({
      code: "ticket.invalid_transition",
      status: 409,
      detail: "No.",
      requestId: "r",
      retryAfter: 3000,
      extra: { allowed: ["rejected"] },
      isTransient: false,
    });
  });

  it("reads one that came as text, as with downloads", () => {
    expect(toProblem(answered(404, '{"code":"media.not_found"}')).code).toBe("media.not_found");
  });

  it.each([
    [502, "<html>", "service.unavailable", true],
    [403, "<html>", "response.unreadable", false],
  ])("gives a stranger's %i a code", (status, body, code, isTransient) => {
    expect(toProblem(answered(status, body))).toMatchObject({ code, isTransient });
  });

  it("tells offline, out of reach, late and cancelled apart", () => {
    const lost = new AxiosError("Network Error", "ERR_NETWORK");
    expect(toProblem(lost).code).toBe("network.unreachable");
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    expect(toProblem(lost).code).toBe("network.offline");
    expect(toProblem(new AxiosError("late", "ECONNABORTED")).code).toBe("network.timeout");
    expect(toProblem(new CanceledError()).code).toBe("network.aborted");
    expect(toProblem(new TypeError("bug"))).toMatchObject({
      code: "client.failed",
      isTransient: false,
    });
  });
});

describe("fieldProblems", () => {
  it("names fields as forms do", () => {
    const errors = [
      { loc: ["body", "phone"], msg: "Bad", type: "value_error" },
      { loc: ["body", "media_ids", 0], msg: "Bad", type: "uuid_parsing" },
    ];
    const fields = fieldProblems(new Problem("request.invalid", { status: 422, errors }));
    expect(fields.map(({ field }) => field)).toEqual(["phone", "media_ids.0"]);
    expect(fields.map(fieldProblemKeys)[1]).toEqual(["field.uuid_parsing", "field.invalid"]);
  });

  it("knows the field of a code that names none", () => {
    const [taken] = fieldProblems(new Problem("auth.phone_taken", { status: 409 }));
    expect(taken).toMatchObject({ field: "phone" });
    expect(taken && fieldProblemKeys(taken)[0]).toBe("auth.phone_taken");
    expect(fieldProblems(new Problem("ticket.closed", { status: 409 }))).toEqual([]);
  });
});

describe("the retry policy", () => {
  const of = (status: number, retryAfter: number | null = null) =>
    new Problem("x.y", { status, retryAfter });

  it("repeats what may succeed later, three times at most", () => {
    expect([500, 503, 429, 408].map((status) => shouldRetry(0, of(status)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([400, 401, 404, 409, 422].map((status) => shouldRetry(0, of(status)))).toEqual(
      Array(5).fill(false),
    );
    expect(shouldRetry(3, of(503))).toBe(false);
  });

  it("waits as long as it is asked to", () => {
    expect(retryDelay(0, of(429, 7000))).toBe(7000);
    expect(retryDelay(2, of(503))).toBeGreaterThan(1000);
    expect(parseRetryAfter("Wed, 21 Oct 2015 07:28:00 GMT")).toBe(0);
    expect(parseRetryAfter("soon")).toBeNull();
  });
});
