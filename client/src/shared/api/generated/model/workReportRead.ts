/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { PartRead } from './partRead';
import type { TicketPhotoRead } from './ticketPhotoRead';

/**
 * What was done.
 */
export interface WorkReportRead {
  author_id: string;
  summary: string;
  actions: string | null;
  parts: PartRead[];
  labour_minutes: number | null;
  photos: TicketPhotoRead[];
  created_at: string;
  updated_at: string;
}
