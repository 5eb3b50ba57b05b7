/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Why a ticket stayed as it was.
 */
export interface BulkError {
  code: string;
  detail: string;
}
