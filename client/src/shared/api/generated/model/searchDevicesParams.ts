/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { DeviceInclude } from './deviceInclude.ts';

export type SearchDevicesParams = {
user_id?: string | null;
device_id?: string | null;
/**
 * Case-insensitive: a substring from three characters on, else a prefix.
 */
title?: string | null;
/**
 * Case-insensitive: a substring from three characters on, else a prefix.
 */
brand?: string | null;
/**
 * Case-insensitive: a substring from three characters on, else a prefix.
 */
model?: string | null;
/**
 * Case-insensitive: a substring from three characters on, else a prefix.
 */
serial_number?: string | null;
/**
 * What to add to each device. Staff get it of every device, owners of theirs, and everybody of the one that is named by its id or its whole serial number.
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
