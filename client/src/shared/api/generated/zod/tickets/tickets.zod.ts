/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * File a ticket; the device, when one is named, must be registered.
 * @summary Create Ticket
 */
export const createTicketBodyTitleMax = 200;

export const createTicketBodyDescriptionOneMax = 10000;

export const createTicketBodyPriorityDefault = `normal`;
export const createTicketBodyMediaIdsDefault = [];
export const createTicketBodyMediaIdsMax = 10;

export const createTicketBodyAttachmentUrlsItemMax = 2000;

export const createTicketBodyAttachmentUrlsDefault = [];
export const createTicketBodyAttachmentUrlsMax = 10;



export const CreateTicketBody = /*#__PURE__*/ zod.object({
  "title": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createTicketBodyTitleMax)),
  "description": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(createTicketBodyDescriptionOneMax)),/*#__PURE__*/ zod.null()])),
  "device_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])),
  "preferred_date": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "priority": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.enum(['low', 'normal', 'high', 'urgent']), createTicketBodyPriorityDefault).check(/*#__PURE__*/ zod.describe('How soon a ticket should be served.')),
  "client_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])).check(/*#__PURE__*/ zod.describe('The sender\'s own id of it, for good: sent again, however much later, it gives what was made the first time; with something else than that it is refused.')),
  "media_ids": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.uuid()).check(/*#__PURE__*/ zod.maxLength(createTicketBodyMediaIdsMax)), createTicketBodyMediaIdsDefault),
  "attachment_urls": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.url().check(/*#__PURE__*/ zod.maxLength(createTicketBodyAttachmentUrlsItemMax))).check(/*#__PURE__*/ zod.maxLength(createTicketBodyAttachmentUrlsMax)), createTicketBodyAttachmentUrlsDefault)
}).check(/*#__PURE__*/ zod.describe('A new ticket.'))

/**
 * Change many tickets, each by itself and by the rules of one; staff only.
 * @summary Change Tickets
 */
export const changeTicketsBodyIdsMax = 100;

export const changeTicketsBodyCommentOneMax = 10000;

export const changeTicketsBodyAddTagsItemMax = 40;

export const changeTicketsBodyAddTagsDefault = [];
export const changeTicketsBodyAddTagsMax = 20;

export const changeTicketsBodyRemoveTagsItemMax = 40;

export const changeTicketsBodyRemoveTagsDefault = [];
export const changeTicketsBodyRemoveTagsMax = 20;



export const ChangeTicketsBody = /*#__PURE__*/ zod.object({
  "ids": /*#__PURE__*/ zod.array(/*#__PURE__*/ zod.uuid()).check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(changeTicketsBodyIdsMax)),
  "status": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.enum(['new', 'in_progress', 'completed', 'rejected']).check(/*#__PURE__*/ zod.describe('Where a ticket stands.')),/*#__PURE__*/ zod.null()])),
  "comment": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(changeTicketsBodyCommentOneMax)),/*#__PURE__*/ zod.null()])),
  "assignee_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])),
  "priority": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.enum(['low', 'normal', 'high', 'urgent']).check(/*#__PURE__*/ zod.describe('How soon a ticket should be served.')),/*#__PURE__*/ zod.null()])),
  "add_tags": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(changeTicketsBodyAddTagsItemMax))).check(/*#__PURE__*/ zod.maxLength(changeTicketsBodyAddTagsMax)), changeTicketsBodyAddTagsDefault),
  "remove_tags": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(changeTicketsBodyRemoveTagsItemMax))).check(/*#__PURE__*/ zod.maxLength(changeTicketsBodyRemoveTagsMax)), changeTicketsBodyRemoveTagsDefault)
}).check(/*#__PURE__*/ zod.describe('What to change, and where; what is absent stays.'))

/**
 * Keep a view of the queue, for oneself or for all staff; at most 50 each.
 * @summary Create Saved View
 */
export const createSavedViewBodyNameMax = 200;

export const createSavedViewBodySharedDefault = false;
export const createSavedViewBodyFilterStatusDefault = [];
export const createSavedViewBodyFilterStatusMax = 4;

export const createSavedViewBodyFilterPriorityDefault = [];
export const createSavedViewBodyFilterPriorityMax = 4;

export const createSavedViewBodyFilterTagItemMax = 40;

export const createSavedViewBodyFilterTagDefault = [];
export const createSavedViewBodyFilterTagMax = 20;

export const createSavedViewBodyFilterMineDefault = false;
export const createSavedViewBodyFilterUnassignedDefault = false;
export const createSavedViewBodyFilterOverdueDefault = false;
export const createSavedViewBodyFilterOpenDefault = false;
export const createSavedViewBodyFilterQOneMax = 200;

export const createSavedViewBodyFilterSortDefault = `-created_at`;
export const createSavedViewBodyPositionDefault = 0;
export const createSavedViewBodyPositionMin = 0;
export const createSavedViewBodyPositionMax = 10000;



export const CreateSavedViewBody = /*#__PURE__*/ zod.object({
  "name": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createSavedViewBodyNameMax)),
  "shared": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createSavedViewBodySharedDefault),
  "filter": /*#__PURE__*/ zod.object({
  "status": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.enum(['new', 'in_progress', 'completed', 'rejected']).check(/*#__PURE__*/ zod.describe('Where a ticket stands.'))).check(/*#__PURE__*/ zod.maxLength(createSavedViewBodyFilterStatusMax)), createSavedViewBodyFilterStatusDefault),
  "priority": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.enum(['low', 'normal', 'high', 'urgent']).check(/*#__PURE__*/ zod.describe('How soon a ticket should be served.'))).check(/*#__PURE__*/ zod.maxLength(createSavedViewBodyFilterPriorityMax)), createSavedViewBodyFilterPriorityDefault),
  "tag": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createSavedViewBodyFilterTagItemMax))).check(/*#__PURE__*/ zod.maxLength(createSavedViewBodyFilterTagMax)), createSavedViewBodyFilterTagDefault),
  "device_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])),
  "user_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])),
  "assignee_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])),
  "mine": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createSavedViewBodyFilterMineDefault).check(/*#__PURE__*/ zod.describe('Assigned to the caller.')),
  "unassigned": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createSavedViewBodyFilterUnassignedDefault),
  "overdue": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createSavedViewBodyFilterOverdueDefault),
  "open": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createSavedViewBodyFilterOpenDefault).check(/*#__PURE__*/ zod.describe('New or in progress.')),
  "created_from": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.datetime({"offset":true}),/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "created_to": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.datetime({"offset":true}),/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "preferred_from": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "preferred_to": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "q": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createSavedViewBodyFilterQOneMax)),/*#__PURE__*/ zod.null()])),
  "sort": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.enum(['-created_at', 'created_at', '-updated_at', 'updated_at', '-priority', 'priority', 'due_at', '-due_at', 'relevance']), createSavedViewBodyFilterSortDefault).check(/*#__PURE__*/ zod.describe('The orders of a list; a minus turns one round.'))
}).check(/*#__PURE__*/ zod.describe('What the view\'s list shows: the list\'s own query parameters, of which some are set.')),
  "position": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(createSavedViewBodyPositionMin)).check(/*#__PURE__*/ zod.lte(createSavedViewBodyPositionMax)), createSavedViewBodyPositionDefault)
}).check(/*#__PURE__*/ zod.describe('A new view; a shared one is seen by all staff.'))

/**
 * Change a view: its owner, or an admin if it is shared.
 * @summary Update Saved View
 */
export const updateSavedViewBodyNameMax = 200;

export const updateSavedViewBodyFilterStatusDefault = [];
export const updateSavedViewBodyFilterStatusMax = 4;

export const updateSavedViewBodyFilterPriorityDefault = [];
export const updateSavedViewBodyFilterPriorityMax = 4;

export const updateSavedViewBodyFilterTagItemMax = 40;

export const updateSavedViewBodyFilterTagDefault = [];
export const updateSavedViewBodyFilterTagMax = 20;

export const updateSavedViewBodyFilterMineDefault = false;
export const updateSavedViewBodyFilterUnassignedDefault = false;
export const updateSavedViewBodyFilterOverdueDefault = false;
export const updateSavedViewBodyFilterOpenDefault = false;
export const updateSavedViewBodyFilterQOneMax = 200;

export const updateSavedViewBodyFilterSortDefault = `-created_at`;
export const updateSavedViewBodyPositionMin = 0;
export const updateSavedViewBodyPositionMax = 10000;



export const UpdateSavedViewBody = /*#__PURE__*/ zod.object({
  "name": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateSavedViewBodyNameMax))),
  "shared": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.boolean()),
  "filter": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.object({
  "status": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.enum(['new', 'in_progress', 'completed', 'rejected']).check(/*#__PURE__*/ zod.describe('Where a ticket stands.'))).check(/*#__PURE__*/ zod.maxLength(updateSavedViewBodyFilterStatusMax)), updateSavedViewBodyFilterStatusDefault),
  "priority": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.enum(['low', 'normal', 'high', 'urgent']).check(/*#__PURE__*/ zod.describe('How soon a ticket should be served.'))).check(/*#__PURE__*/ zod.maxLength(updateSavedViewBodyFilterPriorityMax)), updateSavedViewBodyFilterPriorityDefault),
  "tag": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateSavedViewBodyFilterTagItemMax))).check(/*#__PURE__*/ zod.maxLength(updateSavedViewBodyFilterTagMax)), updateSavedViewBodyFilterTagDefault),
  "device_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])),
  "user_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])),
  "assignee_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])),
  "mine": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), updateSavedViewBodyFilterMineDefault).check(/*#__PURE__*/ zod.describe('Assigned to the caller.')),
  "unassigned": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), updateSavedViewBodyFilterUnassignedDefault),
  "overdue": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), updateSavedViewBodyFilterOverdueDefault),
  "open": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), updateSavedViewBodyFilterOpenDefault).check(/*#__PURE__*/ zod.describe('New or in progress.')),
  "created_from": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.datetime({"offset":true}),/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "created_to": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.datetime({"offset":true}),/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "preferred_from": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "preferred_to": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "q": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateSavedViewBodyFilterQOneMax)),/*#__PURE__*/ zod.null()])),
  "sort": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.enum(['-created_at', 'created_at', '-updated_at', 'updated_at', '-priority', 'priority', 'due_at', '-due_at', 'relevance']), updateSavedViewBodyFilterSortDefault).check(/*#__PURE__*/ zod.describe('The orders of a list; a minus turns one round.'))
})).check(/*#__PURE__*/ zod.describe('What the view\'s list shows: the list\'s own query parameters, of which some are set.')),
  "position": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(updateSavedViewBodyPositionMin)).check(/*#__PURE__*/ zod.lte(updateSavedViewBodyPositionMax)))
}).check(/*#__PURE__*/ zod.describe('Changes to a view; a filter takes the place of the earlier one.'))

/**
 * Edit an open ticket; priority, tags and assignee are for staff.
 * @summary Update Ticket
 */
export const updateTicketBodyTitleMax = 200;

export const updateTicketBodyDescriptionOneMax = 10000;

export const updateTicketBodyTagsItemMax = 40;

export const updateTicketBodyTagsMax = 20;



export const UpdateTicketBody = /*#__PURE__*/ zod.object({
  "title": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateTicketBodyTitleMax))),
  "description": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(updateTicketBodyDescriptionOneMax)),/*#__PURE__*/ zod.null()])),
  "preferred_date": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "priority": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.enum(['low', 'normal', 'high', 'urgent'])).check(/*#__PURE__*/ zod.describe('How soon a ticket should be served.')),
  "tags": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateTicketBodyTagsItemMax))).check(/*#__PURE__*/ zod.maxLength(updateTicketBodyTagsMax))),
  "assignee_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('Changes to a ticket; priority, tags and assignee are for staff.'))

/**
 * Give the ticket to a member of staff, or take it from them; staff only.
 * @summary Assign Ticket
 */
export const AssignTicketBody = /*#__PURE__*/ zod.object({
  "assignee_id": /*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])
}).check(/*#__PURE__*/ zod.describe('Who is to do the work; null takes it from them.'))

/**
 * Close a duplicate in favour of another ticket, which is shown; staff only.
 * @summary Merge Ticket
 */
export const MergeTicketBody = /*#__PURE__*/ zod.object({
  "into": /*#__PURE__*/ zod.uuid()
}).check(/*#__PURE__*/ zod.describe('The ticket that stays.'))

/**
 * Write in the ticket's chat; ``internal`` notes are staff's alone.
 * @summary Create Ticket Message
 */
export const createTicketMessageBodyBodyOneMax = 10000;

export const createTicketMessageBodyMediaIdsDefault = [];
export const createTicketMessageBodyMediaIdsMax = 10;

export const createTicketMessageBodyInternalDefault = false;

export const CreateTicketMessageBody = /*#__PURE__*/ zod.object({
  "body": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(createTicketMessageBodyBodyOneMax)),/*#__PURE__*/ zod.null()])),
  "client_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])).check(/*#__PURE__*/ zod.describe('The sender\'s own id of it, for good: sent again, however much later, it gives what was made the first time; with something else than that it is refused.')),
  "media_ids": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.uuid()).check(/*#__PURE__*/ zod.maxLength(createTicketMessageBodyMediaIdsMax)), createTicketMessageBodyMediaIdsDefault),
  "internal": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createTicketMessageBodyInternalDefault)
}).check(/*#__PURE__*/ zod.describe('A line for the chat: text, files, or both.'))

/**
 * Note how far the caller has read.
 * @summary Mark Ticket Messages Read
 */
export const MarkTicketMessagesReadBody = /*#__PURE__*/ zod.object({
  "up_to": /*#__PURE__*/ zod.uuid()
}).check(/*#__PURE__*/ zod.describe('The last message that was read.'))

/**
 * Judge a completed ticket: its customer, once for each completion.
 * @summary Rate Ticket
 */
export const rateTicketBodyScoreMax = 5;

export const rateTicketBodyCommentOneMax = 10000;



export const RateTicketBody = /*#__PURE__*/ zod.object({
  "score": /*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(1)).check(/*#__PURE__*/ zod.lte(rateTicketBodyScoreMax)),
  "comment": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(rateTicketBodyCommentOneMax)),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('What the customer thinks, from 1 to 5.'))

/**
 * Move a ticket to another status; everyone who follows it hears of it at once.
 * @summary Change Ticket Status
 */
export const changeTicketStatusBodyCommentOneMax = 10000;



export const ChangeTicketStatusBody = /*#__PURE__*/ zod.object({
  "status": /*#__PURE__*/ zod.enum(['new', 'in_progress', 'completed', 'rejected']).check(/*#__PURE__*/ zod.describe('Where a ticket stands.')),
  "comment": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(changeTicketStatusBodyCommentOneMax)),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('A move to another status.'))

/**
 * Write down what was done, in place of an earlier report: the assignee, or an admin.
 * @summary Report Work
 */
export const reportWorkBodySummaryMax = 10000;

export const reportWorkBodyActionsOneMax = 10000;

export const reportWorkBodyPartsItemNameMax = 200;

export const reportWorkBodyPartsItemQuantityDefault = 1;
export const reportWorkBodyPartsItemQuantityMax = 10000;

export const reportWorkBodyPartsItemPriceOneMin = 0;

export const reportWorkBodyPartsDefault = [];
export const reportWorkBodyPartsMax = 50;

export const reportWorkBodyLabourMinutesOneMin = 0;
export const reportWorkBodyLabourMinutesOneMax = 100000;

export const reportWorkBodyMediaIdsDefault = [];
export const reportWorkBodyMediaIdsMax = 20;



export const ReportWorkBody = /*#__PURE__*/ zod.object({
  "summary": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(reportWorkBodySummaryMax)),
  "actions": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(reportWorkBodyActionsOneMax)),/*#__PURE__*/ zod.null()])),
  "parts": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.object({
  "name": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(reportWorkBodyPartsItemNameMax)),
  "quantity": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(1)).check(/*#__PURE__*/ zod.lte(reportWorkBodyPartsItemQuantityMax)), reportWorkBodyPartsItemQuantityDefault),
  "price": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.number().check(/*#__PURE__*/ zod.gte(reportWorkBodyPartsItemPriceOneMin)),/*#__PURE__*/ zod.string(),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('A part that the work took; ``price`` is of one, in the installation\'s currency.'))).check(/*#__PURE__*/ zod.maxLength(reportWorkBodyPartsMax)), reportWorkBodyPartsDefault),
  "labour_minutes": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(reportWorkBodyLabourMinutesOneMin)).check(/*#__PURE__*/ zod.lte(reportWorkBodyLabourMinutesOneMax)),/*#__PURE__*/ zod.null()])),
  "media_ids": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.uuid()).check(/*#__PURE__*/ zod.maxLength(reportWorkBodyMediaIdsMax)), reportWorkBodyMediaIdsDefault)
}).check(/*#__PURE__*/ zod.describe('What was done; it takes the place of an earlier report.'))

