/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { DeviceInclude } from './deviceInclude.ts';

export type ListMyDevicesParams = {
/**
 * @maxItems 1
 */
include?: DeviceInclude[];
/**
 * @minimum 1
 * @maximum 100
 */
limit?: number;
cursor?: string | null;
};
