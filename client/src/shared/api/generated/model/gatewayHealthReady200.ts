/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { GatewayHealthReady200Parts } from './gatewayHealthReady200Parts';
import type { GatewayHealthReady200Status } from './gatewayHealthReady200Status';

export type GatewayHealthReady200 = {
  status: GatewayHealthReady200Status;
  parts?: GatewayHealthReady200Parts;
};
