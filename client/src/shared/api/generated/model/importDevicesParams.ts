/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type ImportDevicesParams = {
/**
 * Only say what would become of it.
 */
dry_run?: boolean;
};
