/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type GatewayHealthReady200Status = typeof GatewayHealthReady200Status[keyof typeof GatewayHealthReady200Status];


export const GatewayHealthReady200Status = {
  ok: 'ok',
  unavailable: 'unavailable',
} as const;
