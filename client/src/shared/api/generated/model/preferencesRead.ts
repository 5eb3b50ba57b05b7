/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Channels } from './channels';

/**
 * How notifications of each kind are sent.
 */
export interface PreferencesRead {
  ticket_status: Channels;
  ticket_message: Channels;
  ticket_assigned: Channels;
  support_status: Channels;
  support_message: Channels;
}
