/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type AuditListedDetails = { [key: string]: unknown };
