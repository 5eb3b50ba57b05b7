/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type GatewayHealthLive200Status = typeof GatewayHealthLive200Status[keyof typeof GatewayHealthLive200Status];


export const GatewayHealthLive200Status = {
  ok: 'ok',
  unavailable: 'unavailable',
} as const;
