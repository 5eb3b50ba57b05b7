import { expect, it } from "vitest";
import type { TicketFound } from "@/shared/api/generated/model";
import { formatsFor } from "@/shared/i18n";
import { nextStep } from "./next-step";

const now = new Date("2026-11-25T12:00:00").getTime();
const format = formatsFor("ru", { justNow: "только что" });

function ticket(change: Partial<TicketFound>, assignee: string | null = null): TicketFound {
  const summary = assignee && { assignee: { id: "1", name: assignee, phone: null } };
  return {
    status: "new",
    preferred_date: null,
    resolution_due_at: "2026-11-26T15:00:00",
    summary,
    ...change,
  } as TicketFound;
}

it("says who is at work, or that nobody is yet", () => {
  expect(nextStep(ticket({}), format, now).key).toBe("next.assigning");
  expect(nextStep(ticket({}, "Пётр"), format, now)).toEqual({
    key: "next.waiting",
    params: { name: "Пётр", due: "завтра, 15:00" },
  });
  expect(nextStep(ticket({ status: "in_progress" }, "Пётр"), format, now).key).toBe("next.working");
});

it("says the day of a visit that is to come, and no other", () => {
  expect(nextStep(ticket({ preferred_date: "2026-11-25" }), format, now).params).toEqual({
    day: "сегодня",
  });
  expect(nextStep(ticket({ preferred_date: "2026-11-24" }), format, now).key).toBe(
    "next.assigning",
  );
});

it("owns up to being late", () => {
  const late = ticket({ resolution_due_at: "2026-11-25T11:00:00", preferred_date: "2026-11-30" });
  expect(nextStep(late, format, now).key).toBe("next.late");
});
