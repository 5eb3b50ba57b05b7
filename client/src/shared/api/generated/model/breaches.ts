/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * How many tickets of the period missed what they were due.
 */
export interface Breaches {
  first_answer: number;
  resolution: number;
}
