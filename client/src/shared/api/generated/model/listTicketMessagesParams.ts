/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ChatOrder } from './chatOrder.ts';

export type ListTicketMessagesParams = {
order?: ChatOrder;
/**
 * Only what was said after this message.
 */
after?: string | null;
/**
 * @minimum 1
 * @maximum 100
 */
limit?: number;
cursor?: string | null;
};
