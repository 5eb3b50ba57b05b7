/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AuditRead } from './auditRead';
import type { ExportReadDevices } from './exportReadDevices';
import type { ExportReadMedia } from './exportReadMedia';
import type { ExportReadTickets } from './exportReadTickets';
import type { MailRecord } from './mailRecord';
import type { NotificationRead } from './notificationRead';
import type { PreferencesRead } from './preferencesRead';
import type { SessionRecord } from './sessionRecord';
import type { UserRead } from './userRead';

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
