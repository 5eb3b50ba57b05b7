/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * How many tickets a saved view shows.
 */
export interface ViewCount {
  id: string;
  count: number;
}
