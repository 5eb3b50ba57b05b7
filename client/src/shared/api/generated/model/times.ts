/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * How long something took, in minutes from the filing; null when nothing did.
 */
export interface Times {
  median: number | null;
  p90: number | null;
}
