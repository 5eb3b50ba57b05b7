import type { Plugin } from "vite";

/**
 * Parts of axios that this app never runs in a browser, by the end of their path, and what stands
 * in for them: it sends by XMLHttpRequest, JSON or text, and writes queries itself.
 */
export const UNUSED: Readonly<Record<string, string>> = {
  "/axios/lib/adapters/fetch.js": "export const getFetch = () => null; export default null;",
  "/axios/lib/helpers/HttpStatusCode.js": "export default {};",
  "/axios/lib/helpers/formDataToJSON.js": "export default () => null;",
  "/axios/lib/helpers/toURLEncodedForm.js":
    "export default () => { throw new Error('No forms'); };",
  "/axios/lib/helpers/toFormData.js": "export default () => { throw new Error('No forms'); };",
  "/axios/lib/helpers/AxiosURLSearchParams.js": "export default null;",
  "/axios/lib/cancel/CancelToken.js": "export default null;",
};

/**
 * Leaves those parts out of the built app: the first page has a budget, and they are a third of
 * axios. Tests run without them too, so that a release which needs one is noticed.
 */
export function slimAxios(): Plugin {
  return {
    name: "slim-axios",
    apply: (_config, { command, mode }) => command === "build" || mode === "test",
    load(id) {
      const path = id.replaceAll("\\", "/");
      const part = Object.keys(UNUSED).find((end) => path.endsWith(end));
      return part ? UNUSED[part] : null;
    },
  };
}
