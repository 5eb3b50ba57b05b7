/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Whether the article helped.
 */
export interface FeedbackCreate {
  helpful: boolean;
  comment?: string | null;
}
