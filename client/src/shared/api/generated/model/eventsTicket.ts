/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export interface EventsTicket {
  ticket: string;
  /** Seconds. */
  expires_in: number;
}
