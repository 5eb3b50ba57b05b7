/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What customers thought in the period.
 */
export interface RatingSummary {
  count: number;
  average: number | null;
}
