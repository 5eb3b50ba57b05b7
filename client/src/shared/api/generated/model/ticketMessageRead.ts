/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AttachmentRead } from './attachmentRead';
import type { Role } from './role';

/**
 * A line of a ticket's chat.
 */
export interface TicketMessageRead {
  id: string;
  author_id: string;
  author_role: Role;
  author_name: string | null;
  body: string | null;
  internal: boolean;
  attachments: AttachmentRead[];
  created_at: string;
  ticket_id: string;
}
