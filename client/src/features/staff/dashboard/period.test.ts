import { expect, it } from "vitest";
import { addDays } from "../lib/days";
import { inSteps, periodOf } from "./period";

const today = "2026-11-25";
const of = (address: string) => periodOf(new URLSearchParams(address), today);

it("counts today into the period", () => {
  expect(of("")).toEqual({ name: "30", from: "2026-10-27", to: today });
  expect(of("period=7")).toEqual({ name: "7", from: "2026-11-19", to: today });
});

it("takes a period of one's own, and none that the server would refuse", () => {
  const own = { name: "custom", from: "2026-01-01", to: "2026-02-01" };
  expect(of("period=custom&from=2026-01-01&to=2026-02-01")).toEqual(own);
  expect(of("period=custom&from=2026-02-01&to=2026-01-01").from).toBe("2026-10-27");
  expect(of("period=custom&from=2020-01-01&to=2026-01-01").from).toBe("2026-10-27");
});

it("sums long periods by week and loses nothing", () => {
  const days = Array.from({ length: 90 }, (_, at) => ({
    date: addDays("2026-08-28", at),
    created: at,
    completed: 1,
  }));
  const { isWeekly, steps } = inSteps(days, ["created", "completed"]);
  expect(isWeekly).toBe(true);
  expect(steps).toHaveLength(14);
  expect(steps.reduce((sum, step) => sum + step.created, 0)).toBe(4005);
  expect(steps.reduce((sum, step) => sum + step.completed, 0)).toBe(90);
  expect(days[0]?.created).toBe(0);
});
