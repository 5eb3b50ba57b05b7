/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Role } from './role.ts';

/**
 * A member of staff whom tickets can be given to, and how many open ones they have.
 */
export interface AssigneeRead {
  id: string;
  name: string | null;
  roles: Role[];
  open_tickets: number;
}
