/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Who is to do the work; null takes it from them.
 */
export interface Assignment {
  assignee_id: string | null;
}
