/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { GatewayHealthLive200Parts } from './gatewayHealthLive200Parts';
import type { GatewayHealthLive200Status } from './gatewayHealthLive200Status';

export type GatewayHealthLive200 = {
  status: GatewayHealthLive200Status;
  parts?: GatewayHealthLive200Parts;
};
