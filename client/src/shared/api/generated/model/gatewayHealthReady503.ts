/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { GatewayHealthReady503Parts } from './gatewayHealthReady503Parts';
import type { GatewayHealthReady503Status } from './gatewayHealthReady503Status';

export type GatewayHealthReady503 = {
  status: GatewayHealthReady503Status;
  parts?: GatewayHealthReady503Parts;
};
