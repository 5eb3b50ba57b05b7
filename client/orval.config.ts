import { defineConfig } from "orval";

const input = { target: "../docs/openapi.json" };
/** `npm run generate:check` generates elsewhere, to compare. */
const folder = process.env.ORVAL_OUTPUT ?? "src/shared/api/generated";
/** Short, and not the contract's whole introduction: a word of that would change every file. */
const header = () => ["Made from docs/openapi.json by `npm run generate`; not to be edited."];

/** Types, fetchers and zod schemas, made from the merged OpenAPI document; `npm run generate`. */
export default defineConfig({
  api: {
    input,
    output: {
      mode: "tags-split",
      target: `${folder}/endpoints`,
      schemas: `${folder}/model`,
      client: "axios-functions",
      httpClient: "axios",
      clean: true,
      override: { header, mutator: { path: "src/shared/api/http.ts", name: "request" } },
    },
  },
  zod: {
    input,
    output: {
      mode: "tags-split",
      target: `${folder}/zod`,
      client: "zod",
      clean: true,
      fileExtension: ".zod.ts",
      override: { header },
    },
  },
});
