/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What is wrong with a line.
 */
export interface LineErrorRead {
  field: string | null;
  code: string;
  message: string;
}
