import { defineConfig } from "orval";

const folder = process.env.GENERATED_DIR ?? "src/shared/api/generated";
const input = { target: "../docs/openapi.json" };

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
      override: { mutator: { path: "src/shared/api/http.ts", name: "request" } },
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
    },
  },
});
