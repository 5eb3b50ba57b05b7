import { isAxiosError, isCancel } from "axios";
import type { Problem as ProblemDocument, ValidationItem } from "./generated/model";

/** Codes of what goes wrong before an answer of ours can be read; the rest are the server's. */
export type ClientCode =
  | "network.offline"
  | "network.unreachable"
  | "network.timeout"
  | "network.aborted"
  | "response.unreadable"
  | "upload.refused"
  | "client.failed";

/** Anything that can go wrong with a call, as pages show it: `code` leads to the words. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: string;
  /** The HTTP status, 0 when there was no answer. */
  readonly status: number;
  /** The server's sentence: English, for whoever has no words for the code. */
  readonly detail: string;
  readonly errors: readonly ValidationItem[];
  readonly requestId: string | null;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter: number | null;
  /** The document's further members, such as `allowed` or `mfa_token`. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    init: Partial<
      Pick<Problem, "status" | "detail" | "errors" | "requestId" | "retryAfter" | "extra">
    > & { cause?: unknown } = {},
  ) {
    super(init.detail || code, { cause: init.cause });
    this.code = code;
    this.status = init.status ?? 0;
    this.detail = init.detail ?? "";
    this.errors = init.errors ?? [];
    this.requestId = init.requestId ?? null;
    this.retryAfter = init.retryAfter ?? null;
    this.extra = init.extra ?? {};
  }

  /** Whether the same request may succeed later: nothing is wrong with what was sent. */
  get isTransient(): boolean {
    return (
      (this.status === 0 && this.code.startsWith("network.")) ||
      this.status >= 500 ||
      [408, 425, 429].includes(this.status) ||
      this.code === "idempotency.in_progress"
    );
  }

  /** Whether nothing was reached: the device is offline or the gateway does not answer. */
  get isNetwork(): boolean {
    return this.status === 0 && this.code.startsWith("network.");
  }
}

/** Turns whatever was thrown into a `Problem`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isCancel(error)) return new Problem("network.aborted", { cause: error });
  if (!isAxiosError(error)) {
    if (error instanceof DOMException && error.name === "AbortError") {
      return new Problem("network.aborted", { cause: error });
    }
    return new Problem("client.failed", { detail: String(error), cause: error });
  }
  const response = error.response;
  if (response) {
    return problemOf(response.status, response.data, (name) => {
      const value = response.headers?.[name];
      return typeof value === "string" ? value : null;
    });
  }
  return new Problem(networkCode(error.code), { cause: error });
}

/** Reads a problem document; anything else that failed gets a code by its status. */
export function problemOf(
  status: number,
  body: unknown,
  header: (name: string) => string | null,
): Problem {
  const retryAfter = parseRetryAfter(header("retry-after"));
  const document = asDocument(body);
  if (!document) {
    const code = status >= 500 ? "service.unavailable" : "response.unreadable";
    return new Problem(code, { status, retryAfter, requestId: header("x-request-id") });
  }
  const { type, title, status: _, detail, instance, code, request_id, errors, ...extra } = document;
  return new Problem(code, {
    status,
    detail,
    errors: errors ?? [],
    requestId: request_id ?? header("x-request-id"),
    retryAfter,
    extra,
  });
}

/** Milliseconds of a `Retry-After` header (seconds or a date), null when there is none. */
export function parseRetryAfter(value: string | null): number | null {
  if (!value) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

/** What is wrong with one field of a form; `type` leads to words, `msg` is the server's English. */
export interface FieldProblem {
  field: string;
  type: string;
  msg: string;
}

/** Codes that mean one field although the server's document names none. */
const CODE_FIELDS: Readonly<Record<string, string>> = {
  "auth.phone_taken": "phone",
  "auth.invalid_phone": "phone",
  "auth.email_taken": "email",
  "auth.wrong_password": "old_password",
  "auth.wrong_code": "code",
  "device.serial_number_taken": "serial_number",
  "device.purchase_in_future": "purchase_date",
  "device.warranty_before_purchase": "warranty_until",
  "device.unknown_recipient": "to_phone",
  "ticket.unknown_device": "device_id",
  "ticket.too_many_tags": "tags",
  "content.slug_taken": "slug",
};

/** The problem by form field: `["body", "phone"]` is `phone`, deeper ones are joined by dots. */
export function fieldProblems(problem: Problem): FieldProblem[] {
  if (problem.errors.length === 0) {
    const field = CODE_FIELDS[problem.code];
    return field ? [{ field, type: problem.code, msg: problem.detail }] : [];
  }
  return problem.errors.map(({ loc, type, msg }) => {
    const path = ["body", "query", "path"].includes(String(loc[0])) ? loc.slice(1) : loc;
    return { field: path.join("."), type, msg };
  });
}

/** Keys of the locale namespace `problems` for a field, best first (i18next takes a list). */
export function fieldProblemKeys({ type }: FieldProblem): string[] {
  return [type.includes(".") ? type : `field.${type}`, "field.invalid"];
}

/** Keys of the locale namespace `problems`, best first: `t(problemKeys(p), { ns: "problems" })`. */
export function problemKeys(problem: Problem): string[] {
  const byStatus = problem.status >= 500 ? "service.unavailable" : "client.failed";
  return [problem.code, byStatus];
}

function asDocument(body: unknown): ProblemDocument | null {
  let value = body;
  if (typeof value === "string") {
    try {
      value = JSON.parse(value);
    } catch {
      return null;
    }
  }
  if (typeof value !== "object" || value === null) return null;
  return typeof (value as { code?: unknown }).code === "string" ? (value as ProblemDocument) : null;
}

function networkCode(code: string | undefined): ClientCode {
  if (code === "ECONNABORTED" || code === "ETIMEDOUT") return "network.timeout";
  return navigator.onLine === false ? "network.offline" : "network.unreachable";
}
