/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What the customer thought of the latest completion.
 */
export interface RatingRead {
  score: number;
  comment: string | null;
  created_at: string;
}
