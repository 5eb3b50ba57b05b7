/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type GatewayIndex200One = {[key: string]: string};
