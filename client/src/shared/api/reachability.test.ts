import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Problem } from "./problem";
import {
  isReachable,
  noteProblem,
  noteSilence,
  onReachable,
  onReturn,
  watchReachability,
} from "./reachability";

const lost = new Problem("network.unreachable");
let answers = false;
let asked = 0;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  answers = false;
  asked = 0;
  vi.stubGlobal("fetch", async (url: string) => {
    expect(url).toMatch(/\/health\/live$/);
    asked += 1;
    if (!answers) throw new TypeError("refused");
    return new Response();
  });
  stop = watchReachability();
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("asks after a lost call until the server answers, and tells of its return once", async () => {
  const told: boolean[] = [];
  let returns = 0;
  const unlisten = [onReachable(() => told.push(isReachable())), onReturn(() => (returns += 1))];
  noteProblem(lost);
  noteProblem(lost);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(asked).toBeGreaterThanOrEqual(2);
  expect(isReachable()).toBe(false);
  answers = true;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(isReachable()).toBe(true);
  expect(told).toEqual([false, true]);
  expect(returns).toBe(1);
  const before = asked;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(before);
  for (const each of unlisten) each();
});

it("says nothing of a moment's silence", async () => {
  let changes = 0;
  const unlisten = onReachable(() => (changes += 1));
  noteSilence();
  answers = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toBe(1);
  expect(changes).toBe(0);
  unlisten();
});

it("does not take a refusal or a cancelled call for silence", async () => {
  noteProblem(new Problem("ticket.not_found", { status: 404 }));
  noteProblem(new Problem("internal", { status: 500 }));
  noteProblem(new Problem("network.aborted"));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(asked).toBe(0);
});

it("lets what hangs on a part that stays away go on ever less often", async () => {
  answers = true;
  const away = new Problem("service.unavailable", { status: 503 });
  const unlisten = onReturn(() => noteProblem(away));
  noteProblem(away);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBeGreaterThan(3);
  expect(asked).toBeLessThan(16);
  expect(isReachable()).toBe(true);
  unlisten();
});

it("asks at once when the device finds a network", async () => {
  noteProblem(lost);
  await vi.advanceTimersByTimeAsync(20_000);
  const before = asked;
  answers = true;
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toBe(before + 1);
  expect(isReachable()).toBe(true);
});
