/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type ExportReadMedia = { [key: string]: unknown };
