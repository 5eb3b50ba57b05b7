/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type GatewayVersion200 = {
  /** `demo` where the demo's accounts are. */
  data?: string;
  [key: string]: unknown;
};
