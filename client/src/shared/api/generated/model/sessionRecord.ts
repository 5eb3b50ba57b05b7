/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A session in its owner's export.
 */
export interface SessionRecord {
  id: string;
  user_agent: string | null;
  ip: string | null;
  created_at: string;
  last_used_at: string;
}
