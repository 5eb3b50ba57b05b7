/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AttachmentRead } from './attachmentRead.ts';
import type { Role } from './role.ts';

/**
 * A line of a case's chat.
 */
export interface CaseMessageRead {
  id: string;
  client_id?: string | null;
  author_id: string;
  author_role: Role;
  author_name: string | null;
  body: string | null;
  internal: boolean;
  attachments: AttachmentRead[];
  created_at: string;
  case_id: string;
}
