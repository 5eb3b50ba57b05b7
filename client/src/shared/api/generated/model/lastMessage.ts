/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Role } from './role.ts';

/**
 * The newest line of a chat that the reader may see; ``body`` is how it begins.
 */
export interface LastMessage {
  id: string;
  author_id: string;
  author_role: Role;
  author_name: string | null;
  body: string | null;
  internal: boolean;
  created_at: string;
}
