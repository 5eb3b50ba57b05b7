import { describe, expect, it } from "vitest";
import { formatsFor } from "./format";

const ru = formatsFor("ru", { justNow: "только что" });
const en = formatsFor("en", { justNow: "just now" });
const now = new Date(2026, 4, 3, 12, 0).getTime();
const at = (...[day, hour, minute = 0]: [number, number, number?]) =>
  new Date(2026, 4, day, hour, minute);

describe("formats", () => {
  it("tell a moment as people say it", () => {
    expect(ru.moment(at(3, 14), now)).toBe("сегодня, 14:00");
    expect(ru.moment(at(4, 9, 30), now)).toBe("завтра, 9:30");
    expect(ru.moment(at(10, 9, 5), now)).toBe("10 мая, 9:05");
    expect(ru.moment(new Date(2024, 0, 2, 8), now)).toBe("2 января 2024 г., 8:00");
  });

  it("tell a visit's window", () => {
    expect(ru.window(at(3, 14), at(3, 16), now)).toBe("сегодня, 14:00–16:00");
    expect(ru.window(at(3, 22), at(4, 2), now)).toBe("сегодня, 22:00 – завтра, 2:00");
  });

  it("take a calendar date as that day, whatever the zone", () => {
    expect(ru.day("2026-05-03", now)).toBe("сегодня");
    expect(en.day("2026-05-02", now)).toBe("yesterday");
  });

  it("tell how long ago, then the day", () => {
    expect(ru.relative(now - 20_000, now)).toBe("только что");
    expect(ru.relative(now - 5 * 60_000, now)).toBe("5 минут назад");
    expect(ru.relative(now - 119 * 60_000, now)).toBe("1 час назад");
    expect(en.relative(now + 2 * 3_600_000, now)).toBe("in 2 hours");
    expect(ru.relative(at(20, 12), now)).toBe("20 мая");
  });

  it("tell sizes and durations", () => {
    expect(en.bytes(0)).toBe("0 byte");
    expect(en.bytes(2.5 * 1024 ** 2)).toBe("2.5 MB");
    expect(en.duration(2 * 3600 + 15 * 60)).toBe("2 hr 15 min");
    expect(en.duration(10)).toBe("0 min");
  });
});
