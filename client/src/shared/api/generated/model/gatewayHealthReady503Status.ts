/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type GatewayHealthReady503Status = typeof GatewayHealthReady503Status[keyof typeof GatewayHealthReady503Status];


export const GatewayHealthReady503Status = {
  ok: 'ok',
  unavailable: 'unavailable',
} as const;
