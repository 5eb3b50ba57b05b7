/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AuditRead } from './auditRead.ts';
import type { ExportReadDevices } from './exportReadDevices.ts';
import type { ExportReadMedia } from './exportReadMedia.ts';
import type { ExportReadTickets } from './exportReadTickets.ts';
import type { MailRecord } from './mailRecord.ts';
import type { NotificationRead } from './notificationRead.ts';
import type { PreferencesRead } from './preferencesRead.ts';
import type { SessionRecord } from './sessionRecord.ts';
import type { UserRead } from './userRead.ts';

/**
 * Everything that is held about the caller, by the service that holds it.
 */
export interface ExportRead {
  profile: UserRead;
  sessions: SessionRecord[];
  audit: AuditRead[];
  notifications: NotificationRead[];
  preferences: PreferencesRead;
  mails: MailRecord[];
  networks: string[];
  second_factor: boolean;
  devices: ExportReadDevices;
  tickets: ExportReadTickets;
  media: ExportReadMedia;
}
