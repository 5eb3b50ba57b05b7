import { describe, expect, it } from "vitest";
import { addDays, addMonths, isDay, monthGrid, startOfWeek } from "./days";

describe("calendar days", () => {
  it("cross months, years and leap days", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
  });

  it("begin their week on Monday", () => {
    expect(startOfWeek("2026-11-29")).toBe("2026-11-23");
    expect(startOfWeek("2026-11-23")).toBe("2026-11-23");
  });

  it("make a month of whole weeks", () => {
    const november = monthGrid("2026-11-25");
    expect([november[0], november.at(-1), november.length]).toEqual([
      "2026-10-26",
      "2026-12-06",
      42,
    ]);
    expect(monthGrid("2027-02-10")).toHaveLength(28);
  });

  it("are refused when they are none", () => {
    expect(isDay("2026-02-30")).toBe(false);
    expect(isDay("tomorrow")).toBe(false);
    expect(isDay("2026-11-25")).toBe(true);
  });
});
