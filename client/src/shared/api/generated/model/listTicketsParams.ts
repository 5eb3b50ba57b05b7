/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { TicketPriority } from './ticketPriority';
import type { TicketSort } from './ticketSort';
import type { TicketStatus } from './ticketStatus';

export type ListTicketsParams = {
/**
 * @maxItems 4
 */
status?: TicketStatus[];
/**
 * @maxItems 4
 */
priority?: TicketPriority[];
/**
 * @maxItems 20
 * @items.minLength 1
 * @items.maxLength 40
 */
tag?: string[];
device_id?: string | null;
user_id?: string | null;
assignee_id?: string | null;
unassigned?: boolean;
overdue?: boolean;
created_from?: string | null;
created_to?: string | null;
q?: string | null;
sort?: TicketSort;
/**
 * @minimum 1
 * @maximum 100
 */
limit?: number;
cursor?: string | null;
};
