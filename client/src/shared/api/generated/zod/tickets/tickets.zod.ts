/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * List tickets: customers see their own, staff all; ``q`` searches numbers and words.
 * @summary List Tickets
 */
export const listTicketsQueryStatusDefault = [];
export const listTicketsQueryStatusMax = 4;

export const listTicketsQueryPriorityDefault = [];
export const listTicketsQueryPriorityMax = 4;

export const listTicketsQueryTagItemMax = 40;

export const listTicketsQueryTagDefault = [];
export const listTicketsQueryTagMax = 20;

export const listTicketsQueryUnassignedDefault = false;
export const listTicketsQueryOverdueDefault = false;
export const listTicketsQueryQOneMax = 200;

export const listTicketsQueryLimitDefault = 20;
export const listTicketsQueryLimitMax = 100;

export const listTicketsQueryCursorOneMax = 256;



export const ListTicketsQueryParams = zod.object({
  "status": zod.array(zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.')).max(listTicketsQueryStatusMax).default(listTicketsQueryStatusDefault),
  "priority": zod.array(zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.')).max(listTicketsQueryPriorityMax).default(listTicketsQueryPriorityDefault),
  "tag": zod.array(zod.string().min(1).max(listTicketsQueryTagItemMax)).max(listTicketsQueryTagMax).default(listTicketsQueryTagDefault),
  "device_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "user_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "assignee_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "unassigned": zod.boolean().default(listTicketsQueryUnassignedDefault),
  "overdue": zod.boolean().default(listTicketsQueryOverdueDefault),
  "created_from": zod.union([zod.iso.datetime({"offset":true}),zod.iso.date(),zod.null()]).optional(),
  "created_to": zod.union([zod.iso.datetime({"offset":true}),zod.iso.date(),zod.null()]).optional(),
  "q": zod.union([zod.string().min(1).max(listTicketsQueryQOneMax),zod.null()]).optional(),
  "sort": zod.enum(['-created_at', 'created_at', '-updated_at', 'updated_at', '-priority', 'priority', 'due_at', '-due_at', 'relevance']).optional(),
  "limit": zod.int().min(1).max(listTicketsQueryLimitMax).default(listTicketsQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listTicketsQueryCursorOneMax),zod.null()]).optional()
})

export const ListTicketsResponseItem = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "title": zod.string(),
  "status": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.'),
  "user_id": zod.uuid(),
  "device_id": zod.union([zod.uuid(),zod.null()]),
  "assignee_id": zod.union([zod.uuid(),zod.null()]),
  "tags": zod.array(zod.string()),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "highlight": zod.union([zod.string(),zod.null()]).optional()
}).describe('A ticket in a list; ``highlight`` is HTML that shows where the searched words stand.')
export const ListTicketsResponse = zod.array(ListTicketsResponseItem)

/**
 * File a ticket; the device, when one is named, must be registered.
 * @summary Create Ticket
 */
export const createTicketHeaderIdempotencyKeyOneMax = 255;


export const createTicketHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateTicketHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createTicketHeaderIdempotencyKeyOneMax).regex(createTicketHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createTicketBodyTitleMax = 200;

export const createTicketBodyDescriptionOneMax = 10000;

export const createTicketBodyPriorityDefault = `normal`;
export const createTicketBodyMediaIdsDefault = [];
export const createTicketBodyMediaIdsMax = 10;

export const createTicketBodyAttachmentUrlsItemMax = 2000;

export const createTicketBodyAttachmentUrlsDefault = [];
export const createTicketBodyAttachmentUrlsMax = 10;



export const CreateTicketBody = zod.object({
  "title": zod.string().min(1).max(createTicketBodyTitleMax),
  "description": zod.union([zod.string().max(createTicketBodyDescriptionOneMax),zod.null()]).optional(),
  "device_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]).optional(),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).default(createTicketBodyPriorityDefault).describe('How soon a ticket should be served.'),
  "media_ids": zod.array(zod.uuid()).max(createTicketBodyMediaIdsMax).default(createTicketBodyMediaIdsDefault),
  "attachment_urls": zod.array(zod.url().max(createTicketBodyAttachmentUrlsItemMax)).max(createTicketBodyAttachmentUrlsMax).default(createTicketBodyAttachmentUrlsDefault)
}).describe('A new ticket.')

export const CreateTicketResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "title": zod.string(),
  "status": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.'),
  "user_id": zod.uuid(),
  "device_id": zod.union([zod.uuid(),zod.null()]),
  "assignee_id": zod.union([zod.uuid(),zod.null()]),
  "tags": zod.array(zod.string()),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "description": zod.union([zod.string(),zod.null()]),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "assignee": zod.union([zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),zod.null()]),
  "device": zod.union([zod.object({
  "id": zod.uuid(),
  "title": zod.union([zod.string(),zod.null()]),
  "brand": zod.union([zod.string(),zod.null()]),
  "model": zod.union([zod.string(),zod.null()]),
  "serial_number": zod.union([zod.string(),zod.null()])
}).describe('The device that the ticket is about.'),zod.null()]),
  "attachments": zod.array(zod.object({
  "id": zod.uuid(),
  "media_id": zod.uuid(),
  "filename": zod.union([zod.string(),zod.null()]),
  "content_type": zod.union([zod.string(),zod.null()]),
  "size": zod.union([zod.int(),zod.null()]),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A file, with URLs that work for some minutes; an image has none until it is processed.')),
  "attachment_urls": zod.array(zod.string()),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),zod.null()]),
  "to": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the ticket\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.')),
  "completed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "reopened_count": zod.int(),
  "sla": zod.object({
  "first_answer_due_at": zod.iso.datetime({"offset":true}),
  "first_answered_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "first_answer_breached": zod.boolean(),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "resolution_breached": zod.boolean()
}).describe('When the ticket is due, and whether that was, or is, missed.'),
  "work_report": zod.union([zod.object({
  "author_id": zod.uuid(),
  "summary": zod.string(),
  "actions": zod.union([zod.string(),zod.null()]),
  "parts": zod.array(zod.object({
  "name": zod.string(),
  "quantity": zod.int(),
  "price": zod.union([zod.string(),zod.null()])
}).describe('A part that the work took.')),
  "labour_minutes": zod.union([zod.int(),zod.null()]),
  "photos": zod.array(zod.object({
  "media_id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until it is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('What was done.'),zod.null()]),
  "rating": zod.union([zod.object({
  "score": zod.int(),
  "comment": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('What the customer thought of the latest completion.'),zod.null()]),
  "merged_into": zod.union([zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'),zod.null()]),
  "merged_tickets": zod.array(zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'))
}).describe('A ticket with everything about it.')

/**
 * Change many tickets, each by itself and by the rules of one; staff only.
 * @summary Change Tickets
 */
export const changeTicketsHeaderIdempotencyKeyOneMax = 255;


export const changeTicketsHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const ChangeTicketsHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(changeTicketsHeaderIdempotencyKeyOneMax).regex(changeTicketsHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const changeTicketsBodyIdsMax = 100;

export const changeTicketsBodyCommentOneMax = 10000;

export const changeTicketsBodyAddTagsItemMax = 40;

export const changeTicketsBodyAddTagsDefault = [];
export const changeTicketsBodyAddTagsMax = 20;

export const changeTicketsBodyRemoveTagsItemMax = 40;

export const changeTicketsBodyRemoveTagsDefault = [];
export const changeTicketsBodyRemoveTagsMax = 20;



export const ChangeTicketsBody = zod.object({
  "ids": zod.array(zod.uuid()).min(1).max(changeTicketsBodyIdsMax),
  "status": zod.union([zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),zod.null()]).optional(),
  "comment": zod.union([zod.string().max(changeTicketsBodyCommentOneMax),zod.null()]).optional(),
  "assignee_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "priority": zod.union([zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.'),zod.null()]).optional(),
  "add_tags": zod.array(zod.string().min(1).max(changeTicketsBodyAddTagsItemMax)).max(changeTicketsBodyAddTagsMax).default(changeTicketsBodyAddTagsDefault),
  "remove_tags": zod.array(zod.string().min(1).max(changeTicketsBodyRemoveTagsItemMax)).max(changeTicketsBodyRemoveTagsMax).default(changeTicketsBodyRemoveTagsDefault)
}).describe('What to change, and where; what is absent stays.')

export const ChangeTicketsResponseItem = zod.object({
  "id": zod.uuid(),
  "ok": zod.boolean(),
  "error": zod.union([zod.object({
  "code": zod.string(),
  "detail": zod.string()
}).describe('Why a ticket stayed as it was.'),zod.null()])
}).describe('What became of one ticket.')
export const ChangeTicketsResponse = zod.array(ChangeTicketsResponseItem)

/**
 * Download the tickets that fit as a table; staff only.
 * @summary Export Tickets
 */
export const exportTicketsQueryStatusDefault = [];
export const exportTicketsQueryStatusMax = 4;

export const exportTicketsQueryPriorityDefault = [];
export const exportTicketsQueryPriorityMax = 4;

export const exportTicketsQueryTagItemMax = 40;

export const exportTicketsQueryTagDefault = [];
export const exportTicketsQueryTagMax = 20;

export const exportTicketsQueryUnassignedDefault = false;
export const exportTicketsQueryOverdueDefault = false;
export const exportTicketsQueryQOneMax = 200;



export const ExportTicketsQueryParams = zod.object({
  "status": zod.array(zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.')).max(exportTicketsQueryStatusMax).default(exportTicketsQueryStatusDefault),
  "priority": zod.array(zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.')).max(exportTicketsQueryPriorityMax).default(exportTicketsQueryPriorityDefault),
  "tag": zod.array(zod.string().min(1).max(exportTicketsQueryTagItemMax)).max(exportTicketsQueryTagMax).default(exportTicketsQueryTagDefault),
  "device_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "user_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "assignee_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "unassigned": zod.boolean().default(exportTicketsQueryUnassignedDefault),
  "overdue": zod.boolean().default(exportTicketsQueryOverdueDefault),
  "created_from": zod.union([zod.iso.datetime({"offset":true}),zod.iso.date(),zod.null()]).optional(),
  "created_to": zod.union([zod.iso.datetime({"offset":true}),zod.iso.date(),zod.null()]).optional(),
  "q": zod.union([zod.string().min(1).max(exportTicketsQueryQOneMax),zod.null()]).optional(),
  "sort": zod.enum(['-created_at', 'created_at', '-updated_at', 'updated_at', '-priority', 'priority', 'due_at', '-due_at', 'relevance']).optional()
})

export const ExportTicketsResponse = zod.unknown()

/**
 * Count the queue, and the tickets filed in a period; staff only.
 * @summary Get Statistics
 */
export const GetStatisticsQueryParams = zod.object({
  "from": zod.union([zod.iso.date(),zod.null()]).optional(),
  "to": zod.union([zod.iso.date(),zod.null()]).optional()
})

export const GetStatisticsResponse = zod.object({
  "by_status": zod.record(zod.string(), zod.int()),
  "open_by_priority": zod.record(zod.string(), zod.int()),
  "ageing": zod.object({
  "under_1_day": zod.int(),
  "from_1_to_3_days": zod.int(),
  "from_3_to_7_days": zod.int(),
  "over_7_days": zod.int()
}).describe('Open tickets by how long they have been there.'),
  "created": zod.int(),
  "first_answer_minutes": zod.object({
  "median": zod.union([zod.number(),zod.null()]),
  "p90": zod.union([zod.number(),zod.null()])
}).describe('How long something took, in minutes from the filing; null when nothing did.'),
  "resolution_minutes": zod.object({
  "median": zod.union([zod.number(),zod.null()]),
  "p90": zod.union([zod.number(),zod.null()])
}).describe('How long something took, in minutes from the filing; null when nothing did.'),
  "sla_breaches": zod.object({
  "first_answer": zod.int(),
  "resolution": zod.int()
}).describe('How many tickets of the period missed what they were due.'),
  "per_day": zod.array(zod.object({
  "date": zod.iso.date(),
  "created": zod.int(),
  "completed": zod.int()
}).describe('What happened on one day (UTC).')),
  "rating": zod.object({
  "count": zod.int(),
  "average": zod.union([zod.number(),zod.null()])
}).describe('What customers thought in the period.')
}).describe('The queue now, and the tickets filed in the period.')

/**
 * Show a ticket with its device, files, history and the caller's next moves.
 * @summary Get Ticket
 */
export const GetTicketParams = zod.object({
  "ticket_id": zod.uuid()
})

export const GetTicketHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetTicketResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "title": zod.string(),
  "status": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.'),
  "user_id": zod.uuid(),
  "device_id": zod.union([zod.uuid(),zod.null()]),
  "assignee_id": zod.union([zod.uuid(),zod.null()]),
  "tags": zod.array(zod.string()),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "description": zod.union([zod.string(),zod.null()]),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "assignee": zod.union([zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),zod.null()]),
  "device": zod.union([zod.object({
  "id": zod.uuid(),
  "title": zod.union([zod.string(),zod.null()]),
  "brand": zod.union([zod.string(),zod.null()]),
  "model": zod.union([zod.string(),zod.null()]),
  "serial_number": zod.union([zod.string(),zod.null()])
}).describe('The device that the ticket is about.'),zod.null()]),
  "attachments": zod.array(zod.object({
  "id": zod.uuid(),
  "media_id": zod.uuid(),
  "filename": zod.union([zod.string(),zod.null()]),
  "content_type": zod.union([zod.string(),zod.null()]),
  "size": zod.union([zod.int(),zod.null()]),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A file, with URLs that work for some minutes; an image has none until it is processed.')),
  "attachment_urls": zod.array(zod.string()),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),zod.null()]),
  "to": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the ticket\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.')),
  "completed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "reopened_count": zod.int(),
  "sla": zod.object({
  "first_answer_due_at": zod.iso.datetime({"offset":true}),
  "first_answered_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "first_answer_breached": zod.boolean(),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "resolution_breached": zod.boolean()
}).describe('When the ticket is due, and whether that was, or is, missed.'),
  "work_report": zod.union([zod.object({
  "author_id": zod.uuid(),
  "summary": zod.string(),
  "actions": zod.union([zod.string(),zod.null()]),
  "parts": zod.array(zod.object({
  "name": zod.string(),
  "quantity": zod.int(),
  "price": zod.union([zod.string(),zod.null()])
}).describe('A part that the work took.')),
  "labour_minutes": zod.union([zod.int(),zod.null()]),
  "photos": zod.array(zod.object({
  "media_id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until it is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('What was done.'),zod.null()]),
  "rating": zod.union([zod.object({
  "score": zod.int(),
  "comment": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('What the customer thought of the latest completion.'),zod.null()]),
  "merged_into": zod.union([zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'),zod.null()]),
  "merged_tickets": zod.array(zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'))
}).describe('A ticket with everything about it.')

/**
 * Edit an open ticket; priority, tags and assignee are for staff.
 * @summary Update Ticket
 */
export const UpdateTicketParams = zod.object({
  "ticket_id": zod.uuid()
})

export const UpdateTicketHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const updateTicketBodyTitleMax = 200;

export const updateTicketBodyDescriptionOneMax = 10000;

export const updateTicketBodyTagsItemMax = 40;

export const updateTicketBodyTagsMax = 20;



export const UpdateTicketBody = zod.object({
  "title": zod.string().min(1).max(updateTicketBodyTitleMax).optional(),
  "description": zod.union([zod.string().max(updateTicketBodyDescriptionOneMax),zod.null()]).optional(),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]).optional(),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).optional().describe('How soon a ticket should be served.'),
  "tags": zod.array(zod.string().min(1).max(updateTicketBodyTagsItemMax)).max(updateTicketBodyTagsMax).optional(),
  "assignee_id": zod.union([zod.uuid(),zod.null()]).optional()
}).describe('Changes to a ticket; priority, tags and assignee are for staff.')

export const UpdateTicketResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "title": zod.string(),
  "status": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.'),
  "user_id": zod.uuid(),
  "device_id": zod.union([zod.uuid(),zod.null()]),
  "assignee_id": zod.union([zod.uuid(),zod.null()]),
  "tags": zod.array(zod.string()),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "description": zod.union([zod.string(),zod.null()]),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "assignee": zod.union([zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),zod.null()]),
  "device": zod.union([zod.object({
  "id": zod.uuid(),
  "title": zod.union([zod.string(),zod.null()]),
  "brand": zod.union([zod.string(),zod.null()]),
  "model": zod.union([zod.string(),zod.null()]),
  "serial_number": zod.union([zod.string(),zod.null()])
}).describe('The device that the ticket is about.'),zod.null()]),
  "attachments": zod.array(zod.object({
  "id": zod.uuid(),
  "media_id": zod.uuid(),
  "filename": zod.union([zod.string(),zod.null()]),
  "content_type": zod.union([zod.string(),zod.null()]),
  "size": zod.union([zod.int(),zod.null()]),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A file, with URLs that work for some minutes; an image has none until it is processed.')),
  "attachment_urls": zod.array(zod.string()),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),zod.null()]),
  "to": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the ticket\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.')),
  "completed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "reopened_count": zod.int(),
  "sla": zod.object({
  "first_answer_due_at": zod.iso.datetime({"offset":true}),
  "first_answered_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "first_answer_breached": zod.boolean(),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "resolution_breached": zod.boolean()
}).describe('When the ticket is due, and whether that was, or is, missed.'),
  "work_report": zod.union([zod.object({
  "author_id": zod.uuid(),
  "summary": zod.string(),
  "actions": zod.union([zod.string(),zod.null()]),
  "parts": zod.array(zod.object({
  "name": zod.string(),
  "quantity": zod.int(),
  "price": zod.union([zod.string(),zod.null()])
}).describe('A part that the work took.')),
  "labour_minutes": zod.union([zod.int(),zod.null()]),
  "photos": zod.array(zod.object({
  "media_id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until it is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('What was done.'),zod.null()]),
  "rating": zod.union([zod.object({
  "score": zod.int(),
  "comment": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('What the customer thought of the latest completion.'),zod.null()]),
  "merged_into": zod.union([zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'),zod.null()]),
  "merged_tickets": zod.array(zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'))
}).describe('A ticket with everything about it.')

/**
 * Give the ticket to a member of staff, or take it from them; staff only.
 * @summary Assign Ticket
 */
export const AssignTicketParams = zod.object({
  "ticket_id": zod.uuid()
})

export const AssignTicketBody = zod.object({
  "assignee_id": zod.union([zod.uuid(),zod.null()])
}).describe('Who is to do the work; null takes it from them.')

export const AssignTicketResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "title": zod.string(),
  "status": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.'),
  "user_id": zod.uuid(),
  "device_id": zod.union([zod.uuid(),zod.null()]),
  "assignee_id": zod.union([zod.uuid(),zod.null()]),
  "tags": zod.array(zod.string()),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "description": zod.union([zod.string(),zod.null()]),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "assignee": zod.union([zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),zod.null()]),
  "device": zod.union([zod.object({
  "id": zod.uuid(),
  "title": zod.union([zod.string(),zod.null()]),
  "brand": zod.union([zod.string(),zod.null()]),
  "model": zod.union([zod.string(),zod.null()]),
  "serial_number": zod.union([zod.string(),zod.null()])
}).describe('The device that the ticket is about.'),zod.null()]),
  "attachments": zod.array(zod.object({
  "id": zod.uuid(),
  "media_id": zod.uuid(),
  "filename": zod.union([zod.string(),zod.null()]),
  "content_type": zod.union([zod.string(),zod.null()]),
  "size": zod.union([zod.int(),zod.null()]),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A file, with URLs that work for some minutes; an image has none until it is processed.')),
  "attachment_urls": zod.array(zod.string()),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),zod.null()]),
  "to": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the ticket\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.')),
  "completed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "reopened_count": zod.int(),
  "sla": zod.object({
  "first_answer_due_at": zod.iso.datetime({"offset":true}),
  "first_answered_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "first_answer_breached": zod.boolean(),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "resolution_breached": zod.boolean()
}).describe('When the ticket is due, and whether that was, or is, missed.'),
  "work_report": zod.union([zod.object({
  "author_id": zod.uuid(),
  "summary": zod.string(),
  "actions": zod.union([zod.string(),zod.null()]),
  "parts": zod.array(zod.object({
  "name": zod.string(),
  "quantity": zod.int(),
  "price": zod.union([zod.string(),zod.null()])
}).describe('A part that the work took.')),
  "labour_minutes": zod.union([zod.int(),zod.null()]),
  "photos": zod.array(zod.object({
  "media_id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until it is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('What was done.'),zod.null()]),
  "rating": zod.union([zod.object({
  "score": zod.int(),
  "comment": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('What the customer thought of the latest completion.'),zod.null()]),
  "merged_into": zod.union([zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'),zod.null()]),
  "merged_tickets": zod.array(zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'))
}).describe('A ticket with everything about it.')

/**
 * Close a duplicate in favour of another ticket, which is shown; staff only.
 * @summary Merge Ticket
 */
export const MergeTicketParams = zod.object({
  "ticket_id": zod.uuid()
})

export const MergeTicketBody = zod.object({
  "into": zod.uuid()
}).describe('The ticket that stays.')

export const MergeTicketResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "title": zod.string(),
  "status": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.'),
  "user_id": zod.uuid(),
  "device_id": zod.union([zod.uuid(),zod.null()]),
  "assignee_id": zod.union([zod.uuid(),zod.null()]),
  "tags": zod.array(zod.string()),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "description": zod.union([zod.string(),zod.null()]),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "assignee": zod.union([zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),zod.null()]),
  "device": zod.union([zod.object({
  "id": zod.uuid(),
  "title": zod.union([zod.string(),zod.null()]),
  "brand": zod.union([zod.string(),zod.null()]),
  "model": zod.union([zod.string(),zod.null()]),
  "serial_number": zod.union([zod.string(),zod.null()])
}).describe('The device that the ticket is about.'),zod.null()]),
  "attachments": zod.array(zod.object({
  "id": zod.uuid(),
  "media_id": zod.uuid(),
  "filename": zod.union([zod.string(),zod.null()]),
  "content_type": zod.union([zod.string(),zod.null()]),
  "size": zod.union([zod.int(),zod.null()]),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A file, with URLs that work for some minutes; an image has none until it is processed.')),
  "attachment_urls": zod.array(zod.string()),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),zod.null()]),
  "to": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the ticket\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.')),
  "completed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "reopened_count": zod.int(),
  "sla": zod.object({
  "first_answer_due_at": zod.iso.datetime({"offset":true}),
  "first_answered_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "first_answer_breached": zod.boolean(),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "resolution_breached": zod.boolean()
}).describe('When the ticket is due, and whether that was, or is, missed.'),
  "work_report": zod.union([zod.object({
  "author_id": zod.uuid(),
  "summary": zod.string(),
  "actions": zod.union([zod.string(),zod.null()]),
  "parts": zod.array(zod.object({
  "name": zod.string(),
  "quantity": zod.int(),
  "price": zod.union([zod.string(),zod.null()])
}).describe('A part that the work took.')),
  "labour_minutes": zod.union([zod.int(),zod.null()]),
  "photos": zod.array(zod.object({
  "media_id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until it is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('What was done.'),zod.null()]),
  "rating": zod.union([zod.object({
  "score": zod.int(),
  "comment": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('What the customer thought of the latest completion.'),zod.null()]),
  "merged_into": zod.union([zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'),zod.null()]),
  "merged_tickets": zod.array(zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'))
}).describe('A ticket with everything about it.')

/**
 * Read the ticket's chat, oldest first.
 * @summary List Ticket Messages
 */
export const ListTicketMessagesParams = zod.object({
  "ticket_id": zod.uuid()
})

export const listTicketMessagesQueryLimitDefault = 20;
export const listTicketMessagesQueryLimitMax = 100;

export const listTicketMessagesQueryCursorOneMax = 256;



export const ListTicketMessagesQueryParams = zod.object({
  "limit": zod.int().min(1).max(listTicketMessagesQueryLimitMax).default(listTicketMessagesQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listTicketMessagesQueryCursorOneMax),zod.null()]).optional()
})

export const ListTicketMessagesResponseItem = zod.object({
  "id": zod.uuid(),
  "author_id": zod.uuid(),
  "author_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "author_name": zod.union([zod.string(),zod.null()]),
  "body": zod.union([zod.string(),zod.null()]),
  "internal": zod.boolean(),
  "attachments": zod.array(zod.object({
  "id": zod.uuid(),
  "media_id": zod.uuid(),
  "filename": zod.union([zod.string(),zod.null()]),
  "content_type": zod.union([zod.string(),zod.null()]),
  "size": zod.union([zod.int(),zod.null()]),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A file, with URLs that work for some minutes; an image has none until it is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "ticket_id": zod.uuid()
}).describe('A line of a ticket\'s chat.')
export const ListTicketMessagesResponse = zod.array(ListTicketMessagesResponseItem)

/**
 * Write in the ticket's chat; ``internal`` notes are staff's alone.
 * @summary Create Ticket Message
 */
export const CreateTicketMessageParams = zod.object({
  "ticket_id": zod.uuid()
})

export const createTicketMessageHeaderIdempotencyKeyOneMax = 255;


export const createTicketMessageHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateTicketMessageHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createTicketMessageHeaderIdempotencyKeyOneMax).regex(createTicketMessageHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createTicketMessageBodyBodyOneMax = 10000;

export const createTicketMessageBodyMediaIdsDefault = [];
export const createTicketMessageBodyMediaIdsMax = 10;

export const createTicketMessageBodyInternalDefault = false;

export const CreateTicketMessageBody = zod.object({
  "body": zod.union([zod.string().max(createTicketMessageBodyBodyOneMax),zod.null()]).optional(),
  "media_ids": zod.array(zod.uuid()).max(createTicketMessageBodyMediaIdsMax).default(createTicketMessageBodyMediaIdsDefault),
  "internal": zod.boolean().default(createTicketMessageBodyInternalDefault)
}).describe('A line for the chat: text, files, or both.')

export const CreateTicketMessageResponse = zod.object({
  "id": zod.uuid(),
  "author_id": zod.uuid(),
  "author_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "author_name": zod.union([zod.string(),zod.null()]),
  "body": zod.union([zod.string(),zod.null()]),
  "internal": zod.boolean(),
  "attachments": zod.array(zod.object({
  "id": zod.uuid(),
  "media_id": zod.uuid(),
  "filename": zod.union([zod.string(),zod.null()]),
  "content_type": zod.union([zod.string(),zod.null()]),
  "size": zod.union([zod.int(),zod.null()]),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A file, with URLs that work for some minutes; an image has none until it is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "ticket_id": zod.uuid()
}).describe('A line of a ticket\'s chat.')

/**
 * Note how far the caller has read.
 * @summary Mark Ticket Messages Read
 */
export const MarkTicketMessagesReadParams = zod.object({
  "ticket_id": zod.uuid()
})

export const MarkTicketMessagesReadBody = zod.object({
  "up_to": zod.uuid()
}).describe('The last message that was read.')

export const MarkTicketMessagesReadResponse = zod.void()

/**
 * Judge a completed ticket: its customer, once for each completion.
 * @summary Rate Ticket
 */
export const RateTicketParams = zod.object({
  "ticket_id": zod.uuid()
})

export const rateTicketHeaderIdempotencyKeyOneMax = 255;


export const rateTicketHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const RateTicketHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(rateTicketHeaderIdempotencyKeyOneMax).regex(rateTicketHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const rateTicketBodyScoreMax = 5;

export const rateTicketBodyCommentOneMax = 10000;



export const RateTicketBody = zod.object({
  "score": zod.int().min(1).max(rateTicketBodyScoreMax),
  "comment": zod.union([zod.string().max(rateTicketBodyCommentOneMax),zod.null()]).optional()
}).describe('What the customer thinks, from 1 to 5.')

export const RateTicketResponse = zod.object({
  "score": zod.int(),
  "comment": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('What the customer thought of the latest completion.')

/**
 * Move a ticket to another status; everyone who follows it hears of it at once.
 * @summary Change Ticket Status
 */
export const ChangeTicketStatusParams = zod.object({
  "ticket_id": zod.uuid()
})

export const ChangeTicketStatusHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const changeTicketStatusBodyCommentOneMax = 10000;



export const ChangeTicketStatusBody = zod.object({
  "status": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "comment": zod.union([zod.string().max(changeTicketStatusBodyCommentOneMax),zod.null()]).optional()
}).describe('A move to another status.')

export const ChangeTicketStatusResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "title": zod.string(),
  "status": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.'),
  "user_id": zod.uuid(),
  "device_id": zod.union([zod.uuid(),zod.null()]),
  "assignee_id": zod.union([zod.uuid(),zod.null()]),
  "tags": zod.array(zod.string()),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "description": zod.union([zod.string(),zod.null()]),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "assignee": zod.union([zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),zod.null()]),
  "device": zod.union([zod.object({
  "id": zod.uuid(),
  "title": zod.union([zod.string(),zod.null()]),
  "brand": zod.union([zod.string(),zod.null()]),
  "model": zod.union([zod.string(),zod.null()]),
  "serial_number": zod.union([zod.string(),zod.null()])
}).describe('The device that the ticket is about.'),zod.null()]),
  "attachments": zod.array(zod.object({
  "id": zod.uuid(),
  "media_id": zod.uuid(),
  "filename": zod.union([zod.string(),zod.null()]),
  "content_type": zod.union([zod.string(),zod.null()]),
  "size": zod.union([zod.int(),zod.null()]),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A file, with URLs that work for some minutes; an image has none until it is processed.')),
  "attachment_urls": zod.array(zod.string()),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),zod.null()]),
  "to": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the ticket\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.')),
  "completed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "reopened_count": zod.int(),
  "sla": zod.object({
  "first_answer_due_at": zod.iso.datetime({"offset":true}),
  "first_answered_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "first_answer_breached": zod.boolean(),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "resolution_breached": zod.boolean()
}).describe('When the ticket is due, and whether that was, or is, missed.'),
  "work_report": zod.union([zod.object({
  "author_id": zod.uuid(),
  "summary": zod.string(),
  "actions": zod.union([zod.string(),zod.null()]),
  "parts": zod.array(zod.object({
  "name": zod.string(),
  "quantity": zod.int(),
  "price": zod.union([zod.string(),zod.null()])
}).describe('A part that the work took.')),
  "labour_minutes": zod.union([zod.int(),zod.null()]),
  "photos": zod.array(zod.object({
  "media_id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until it is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('What was done.'),zod.null()]),
  "rating": zod.union([zod.object({
  "score": zod.int(),
  "comment": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('What the customer thought of the latest completion.'),zod.null()]),
  "merged_into": zod.union([zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'),zod.null()]),
  "merged_tickets": zod.array(zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'))
}).describe('A ticket with everything about it.')

/**
 * Write down what was done, in place of an earlier report: the assignee, or an admin.
 * @summary Report Work
 */
export const ReportWorkParams = zod.object({
  "ticket_id": zod.uuid()
})

export const ReportWorkHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

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



export const ReportWorkBody = zod.object({
  "summary": zod.string().min(1).max(reportWorkBodySummaryMax),
  "actions": zod.union([zod.string().max(reportWorkBodyActionsOneMax),zod.null()]).optional(),
  "parts": zod.array(zod.object({
  "name": zod.string().min(1).max(reportWorkBodyPartsItemNameMax),
  "quantity": zod.int().min(1).max(reportWorkBodyPartsItemQuantityMax).default(reportWorkBodyPartsItemQuantityDefault),
  "price": zod.union([zod.number().min(reportWorkBodyPartsItemPriceOneMin),zod.string(),zod.null()]).optional()
}).describe('A part that the work took; ``price`` is of one, in the installation\'s currency.')).max(reportWorkBodyPartsMax).default(reportWorkBodyPartsDefault),
  "labour_minutes": zod.union([zod.int().min(reportWorkBodyLabourMinutesOneMin).max(reportWorkBodyLabourMinutesOneMax),zod.null()]).optional(),
  "media_ids": zod.array(zod.uuid()).max(reportWorkBodyMediaIdsMax).default(reportWorkBodyMediaIdsDefault)
}).describe('What was done; it takes the place of an earlier report.')

export const ReportWorkResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "title": zod.string(),
  "status": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "priority": zod.enum(['low', 'normal', 'high', 'urgent']).describe('How soon a ticket should be served.'),
  "user_id": zod.uuid(),
  "device_id": zod.union([zod.uuid(),zod.null()]),
  "assignee_id": zod.union([zod.uuid(),zod.null()]),
  "tags": zod.array(zod.string()),
  "preferred_date": zod.union([zod.iso.date(),zod.null()]),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "description": zod.union([zod.string(),zod.null()]),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "assignee": zod.union([zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),zod.null()]),
  "device": zod.union([zod.object({
  "id": zod.uuid(),
  "title": zod.union([zod.string(),zod.null()]),
  "brand": zod.union([zod.string(),zod.null()]),
  "model": zod.union([zod.string(),zod.null()]),
  "serial_number": zod.union([zod.string(),zod.null()])
}).describe('The device that the ticket is about.'),zod.null()]),
  "attachments": zod.array(zod.object({
  "id": zod.uuid(),
  "media_id": zod.uuid(),
  "filename": zod.union([zod.string(),zod.null()]),
  "content_type": zod.union([zod.string(),zod.null()]),
  "size": zod.union([zod.int(),zod.null()]),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A file, with URLs that work for some minutes; an image has none until it is processed.')),
  "attachment_urls": zod.array(zod.string()),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),zod.null()]),
  "to": zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the ticket\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['new', 'in_progress', 'completed', 'rejected']).describe('Where a ticket stands.')),
  "completed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "reopened_count": zod.int(),
  "sla": zod.object({
  "first_answer_due_at": zod.iso.datetime({"offset":true}),
  "first_answered_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "first_answer_breached": zod.boolean(),
  "resolution_due_at": zod.iso.datetime({"offset":true}),
  "resolution_breached": zod.boolean()
}).describe('When the ticket is due, and whether that was, or is, missed.'),
  "work_report": zod.union([zod.object({
  "author_id": zod.uuid(),
  "summary": zod.string(),
  "actions": zod.union([zod.string(),zod.null()]),
  "parts": zod.array(zod.object({
  "name": zod.string(),
  "quantity": zod.int(),
  "price": zod.union([zod.string(),zod.null()])
}).describe('A part that the work took.')),
  "labour_minutes": zod.union([zod.int(),zod.null()]),
  "photos": zod.array(zod.object({
  "media_id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until it is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('What was done.'),zod.null()]),
  "rating": zod.union([zod.object({
  "score": zod.int(),
  "comment": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('What the customer thought of the latest completion.'),zod.null()]),
  "merged_into": zod.union([zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'),zod.null()]),
  "merged_tickets": zod.array(zod.object({
  "id": zod.uuid(),
  "number": zod.string()
}).describe('Another ticket.'))
}).describe('A ticket with everything about it.')

