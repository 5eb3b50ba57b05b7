/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type ExportDevicesParams = {
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
};
