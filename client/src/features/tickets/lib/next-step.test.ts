import { describe, expect, it } from "vitest";
import { nextStep } from "./next-step";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const hours = (count: number) => new Date(NOW + count * 3600_000).toISOString();

function ticket(init: Partial<Parameters<typeof nextStep>[0]> = {}) {
  return {
    status: "new" as const,
    user_id: "anna",
    sla: {
      first_answer_due_at: hours(2),
      first_answered_at: null,
      first_answer_breached: false,
      resolution_due_at: hours(48),
      resolution_breached: false,
    },
    preferred_date: null,
    completed_at: null,
    rating: null,
    allowed_transitions: [],
    status_history: [],
    merged_into: null,
    ...init,
  };
}

const step = (by: string, comment: string | null = null) => ({
  from: "new" as const,
  to: "rejected" as const,
  by,
  by_role: "customer" as const,
  by_name: null,
  comment,
  at: hours(-1),
});

describe("what happens next", () => {
  it("promises an answer, and owns up when it is late", () => {
    expect(nextStep(ticket(), NOW)).toEqual({ kind: "answer", at: hours(2) });
    expect(nextStep(ticket(), NOW + 3 * 3600_000)).toEqual({ kind: "answerLate" });
  });

  it("speaks of the day that was asked for once somebody has answered", () => {
    const { sla } = ticket();
    const answered = { ...sla, first_answered_at: hours(-1) };
    expect(nextStep(ticket({ sla: answered, preferred_date: "2026-11-25" }), NOW)).toEqual({
      kind: "visit",
      day: "2026-11-25",
    });
    expect(nextStep(ticket({ sla: answered }), NOW).kind).toBe("start");
  });

  it("tells when the work will be done, until that has passed", () => {
    const working = ticket({ status: "in_progress" });
    expect(nextStep(working, NOW)).toEqual({ kind: "finish", at: hours(48) });
    expect(nextStep(working, NOW + 49 * 3600_000)).toEqual({ kind: "late" });
  });

  it("asks for a rating, and names the last day to open it again", () => {
    const done = ticket({ status: "completed", completed_at: hours(-24) });
    expect(nextStep(done, NOW)).toEqual({ kind: "rate", until: hours(13 * 24) });
    expect(nextStep({ ...done, completed_at: hours(-15 * 24) }, NOW)).toEqual({
      kind: "rate",
      until: null,
    });
    const rating = { score: 5, comment: null, created_at: hours(-1) };
    expect(nextStep({ ...done, rating }, NOW).kind).toBe("done");
  });

  it("tells a ticket that one took back from one that was refused or merged", () => {
    const rejected = { status: "rejected" as const };
    expect(nextStep(ticket({ ...rejected, status_history: [step("anna")] }), NOW).kind).toBe(
      "withdrawn",
    );
    expect(
      nextStep(ticket({ ...rejected, status_history: [step("ivan", "No parts")] }), NOW),
    ).toEqual({ kind: "rejected", reason: "No parts" });
    const merged_into = { id: "t2", number: "T-2" };
    expect(nextStep(ticket({ ...rejected, merged_into }), NOW)).toEqual({
      kind: "merged",
      ...merged_into,
    });
  });
});
