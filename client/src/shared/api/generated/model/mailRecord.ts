/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MailTemplate } from './mailTemplate';

/**
 * That a mail was written, in its recipient's export; what it said is not kept.
 */
export interface MailRecord {
  template: MailTemplate;
  recipient: string;
  created_at: string;
  sent_at: string | null;
}
