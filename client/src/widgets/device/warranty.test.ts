import { expect, it } from "vitest";
import { warrantyLeft } from "./warranty";

const now = new Date("2026-11-25T12:00:00").getTime();
const active = { warranty_status: "active", purchase_date: "2026-05-30" } as const;

it("tells a long rest in months", () => {
  const left = warrantyLeft({ ...active, warranty_until: "2027-05-30" }, now);
  expect(left).toMatchObject({ unit: "months", count: 6 });
  expect(left?.share).toBeCloseTo(0.51, 1);
});

it("tells the last weeks in days, its last day as one", () => {
  const until = (warranty_until: string) => warrantyLeft({ ...active, warranty_until }, now);
  expect(until("2026-12-05")).toMatchObject({ unit: "days", count: 11 });
  expect(until("2026-11-25")).toMatchObject({ unit: "days", count: 1 });
});

it("has nothing to tell when it is over or unknown", () => {
  const ended = { purchase_date: null, warranty_until: "2020-01-01" };
  expect(warrantyLeft({ ...ended, warranty_status: "expired" }, now)).toBeNull();
  expect(
    warrantyLeft({ ...ended, warranty_until: null, warranty_status: "unknown" }, now),
  ).toBeNull();
});
