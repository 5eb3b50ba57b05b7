/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The ticket that stays.
 */
export interface Merge {
  into: string;
}
