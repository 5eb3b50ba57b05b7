/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type GatewayVersion200 = {[key: string]: string};
