import { expect, it } from "vitest";
import { strengthOf } from "./password-strength";

it.each([
  ["", 0],
  ["aB3$", 1],
  ["12345678", 1],
  ["qwertyui", 1],
  ["aaaaaaaaaaaa", 1],
  ["password1", 1],
  ["ленивыйкот", 3],
  ["kitten42", 2],
  ["зелёный чайник поёт", 4],
] as const)("%j is of strength %d", (password, strength) => {
  expect(strengthOf(password)).toBe(strength);
});
