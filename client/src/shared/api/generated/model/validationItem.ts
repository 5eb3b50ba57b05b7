/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * One value that was not acceptable, and where it stands.
 */
export interface ValidationItem {
  loc: (string | number)[];
  msg: string;
  type: string;
}
