/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { NotificationKind } from './notificationKind';
import type { SubjectType } from './subjectType';

/**
 * Something that the caller was told, in the language chosen then.
 */
export interface NotificationRead {
  id: string;
  kind: NotificationKind;
  title: string;
  body: string;
  subject_type: SubjectType;
  subject_id: string;
  read_at: string | null;
  created_at: string;
}
