/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { PartRead } from './partRead.ts';
import type { TicketPhotoRead } from './ticketPhotoRead.ts';

/**
 * What was done.
 */
export interface WorkReportRead {
  author_id: string;
  author_name?: string | null;
  summary: string;
  actions: string | null;
  parts: PartRead[];
  labour_minutes: number | null;
  photos: TicketPhotoRead[];
  created_at: string;
  updated_at: string;
}
