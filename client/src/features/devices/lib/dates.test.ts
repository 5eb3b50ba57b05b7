import { expect, it } from "vitest";
import { today, warrantyEnd } from "./dates";

it("tells the day where the reader is, late at night too", () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
});

it("ends a warranty on the anniversary, and on a day that there is", () => {
  expect(warrantyEnd("2026-05-30", 2)).toBe("2028-05-30");
  expect(warrantyEnd("2024-02-29", 1)).toBe("2025-02-28");
});
