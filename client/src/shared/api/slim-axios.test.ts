import { existsSync } from "node:fs";
import { join } from "node:path";
import axios from "axios";
import { expect, it } from "vitest";
import { UNUSED } from "../../../slim-axios";

const MODULES = join(import.meta.dirname, "../../../node_modules");

it("leaves out parts of axios that are still where they were", () => {
  expect(Object.keys(UNUSED).filter((path) => !existsSync(MODULES + path))).toEqual([]);
});

it("is what the other tests here run on", () => {
  expect(axios.CancelToken).toBeNull();
});
