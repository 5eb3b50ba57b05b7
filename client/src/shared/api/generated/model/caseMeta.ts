/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * How many cases are open or pending, and how many there are.
 */
export interface CaseMeta {
  active: number;
  total: number;
}
