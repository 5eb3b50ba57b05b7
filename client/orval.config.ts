import { defineConfig } from "orval";

const input = { target: "../docs/openapi.json" };

/** Types, fetchers and zod schemas, made from the merged OpenAPI document; `npm run generate`. */
export default defineConfig({
  api: {
    input,
    output: {
      mode: "tags-split",
      target: "src/shared/api/generated/endpoints",
      schemas: "src/shared/api/generated/model",
      client: "axios-functions",
      httpClient: "axios",
      clean: true,
      override: { mutator: { path: "src/shared/api/http.ts", name: "request" } },
    },
  },
  zod: {
    input,
    output: {
      mode: "tags-split",
      target: "src/shared/api/generated/zod",
      client: "zod",
      clean: true,
      fileExtension: ".zod.ts",
    },
  },
});
