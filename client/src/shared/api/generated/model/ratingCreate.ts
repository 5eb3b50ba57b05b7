/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What the customer thinks, from 1 to 5.
 */
export interface RatingCreate {
  /**
     * @minimum 1
     * @maximum 5
     */
  score: number;
  comment?: string | null;
}
