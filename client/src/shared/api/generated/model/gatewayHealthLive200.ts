/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { GatewayHealthLive200Parts } from './gatewayHealthLive200Parts.ts';
import type { GatewayHealthLive200Status } from './gatewayHealthLive200Status.ts';

export type GatewayHealthLive200 = {
  status: GatewayHealthLive200Status;
  parts?: GatewayHealthLive200Parts;
};
