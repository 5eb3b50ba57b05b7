/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * One of the caller's logins.
 */
export interface SessionRead {
  id: string;
  user_agent: string | null;
  ip: string | null;
  created_at: string;
  last_used_at: string;
  current: boolean;
}
