/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * List cases, newest first: customers see their own, staff all.
 * @summary List Cases
 */
export const listCasesQueryStatusDefault = [];
export const listCasesQueryStatusMax = 4;

export const listCasesQueryQOneMax = 200;

export const listCasesQueryLimitDefault = 20;
export const listCasesQueryLimitMax = 100;

export const listCasesQueryCursorOneMax = 256;



export const ListCasesQueryParams = zod.object({
  "status": zod.array(zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.')).max(listCasesQueryStatusMax).default(listCasesQueryStatusDefault),
  "user_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "q": zod.union([zod.string().min(1).max(listCasesQueryQOneMax),zod.null()]).optional(),
  "limit": zod.int().min(1).max(listCasesQueryLimitMax).default(listCasesQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listCasesQueryCursorOneMax),zod.null()]).optional()
})

export const listCasesResponseUnreadCountDefault = 0;

export const ListCasesResponseItem = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "subject": zod.string(),
  "status": zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),
  "user_id": zod.uuid(),
  "unread_count": zod.int().default(listCasesResponseUnreadCountDefault),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('A case in a list; ``unread_count`` is of messages that the caller has not read.')
export const ListCasesResponse = zod.array(ListCasesResponseItem)

/**
 * Ask support for help.
 * @summary Create Case
 */
export const createCaseHeaderIdempotencyKeyOneMax = 255;


export const createCaseHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateCaseHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createCaseHeaderIdempotencyKeyOneMax).regex(createCaseHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createCaseBodySubjectMax = 200;

export const createCaseBodyBodyOneMax = 10000;

export const createCaseBodyMediaIdsDefault = [];
export const createCaseBodyMediaIdsMax = 10;



export const CreateCaseBody = zod.object({
  "subject": zod.string().min(1).max(createCaseBodySubjectMax),
  "body": zod.union([zod.string().max(createCaseBodyBodyOneMax),zod.null()]).optional(),
  "media_ids": zod.array(zod.uuid()).max(createCaseBodyMediaIdsMax).default(createCaseBodyMediaIdsDefault)
}).describe('A new question; ``body`` and files become the first message.')

export const CreateCaseResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "subject": zod.string(),
  "status": zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),
  "user_id": zod.uuid(),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),zod.null()]),
  "to": zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the case\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.')),
  "closed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('A case with its history and the caller\'s next moves.')

/**
 * Count the caller's cases; for staff, all.
 * @summary Count Cases
 */
export const CountCasesResponse = zod.object({
  "active": zod.int(),
  "total": zod.int()
}).describe('How many cases are open or pending, and how many there are.')

/**
 * Show a case with its history and the caller's next moves.
 * @summary Get Case
 */
export const GetCaseParams = zod.object({
  "case_id": zod.uuid()
})

export const GetCaseHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetCaseResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "subject": zod.string(),
  "status": zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),
  "user_id": zod.uuid(),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),zod.null()]),
  "to": zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the case\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.')),
  "closed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('A case with its history and the caller\'s next moves.')

/**
 * Read the case's chat, oldest first.
 * @summary List Case Messages
 */
export const ListCaseMessagesParams = zod.object({
  "case_id": zod.uuid()
})

export const listCaseMessagesQueryLimitDefault = 20;
export const listCaseMessagesQueryLimitMax = 100;

export const listCaseMessagesQueryCursorOneMax = 256;



export const ListCaseMessagesQueryParams = zod.object({
  "limit": zod.int().min(1).max(listCaseMessagesQueryLimitMax).default(listCaseMessagesQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listCaseMessagesQueryCursorOneMax),zod.null()]).optional()
})

export const ListCaseMessagesResponseItem = zod.object({
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
  "case_id": zod.uuid()
}).describe('A line of a case\'s chat.')
export const ListCaseMessagesResponse = zod.array(ListCaseMessagesResponseItem)

/**
 * Write in the case's chat, which makes it the other side's turn.
 * @summary Create Case Message
 */
export const CreateCaseMessageParams = zod.object({
  "case_id": zod.uuid()
})

export const createCaseMessageHeaderIdempotencyKeyOneMax = 255;


export const createCaseMessageHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateCaseMessageHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createCaseMessageHeaderIdempotencyKeyOneMax).regex(createCaseMessageHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createCaseMessageBodyBodyOneMax = 10000;

export const createCaseMessageBodyMediaIdsDefault = [];
export const createCaseMessageBodyMediaIdsMax = 10;

export const createCaseMessageBodyInternalDefault = false;

export const CreateCaseMessageBody = zod.object({
  "body": zod.union([zod.string().max(createCaseMessageBodyBodyOneMax),zod.null()]).optional(),
  "media_ids": zod.array(zod.uuid()).max(createCaseMessageBodyMediaIdsMax).default(createCaseMessageBodyMediaIdsDefault),
  "internal": zod.boolean().default(createCaseMessageBodyInternalDefault)
}).describe('A line for the chat: text, files, or both.')

export const CreateCaseMessageResponse = zod.object({
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
  "case_id": zod.uuid()
}).describe('A line of a case\'s chat.')

/**
 * Note how far the caller has read.
 * @summary Mark Case Messages Read
 */
export const MarkCaseMessagesReadParams = zod.object({
  "case_id": zod.uuid()
})

export const MarkCaseMessagesReadBody = zod.object({
  "up_to": zod.uuid()
}).describe('The last message that was read.')

export const MarkCaseMessagesReadResponse = zod.void()

/**
 * Write as support.
 * @summary Create Case Message As Support
 */
export const CreateCaseMessageAsSupportParams = zod.object({
  "case_id": zod.uuid()
})

export const createCaseMessageAsSupportHeaderIdempotencyKeyOneMax = 255;


export const createCaseMessageAsSupportHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateCaseMessageAsSupportHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createCaseMessageAsSupportHeaderIdempotencyKeyOneMax).regex(createCaseMessageAsSupportHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createCaseMessageAsSupportBodyBodyOneMax = 10000;

export const createCaseMessageAsSupportBodyMediaIdsDefault = [];
export const createCaseMessageAsSupportBodyMediaIdsMax = 10;

export const createCaseMessageAsSupportBodyInternalDefault = false;

export const CreateCaseMessageAsSupportBody = zod.object({
  "body": zod.union([zod.string().max(createCaseMessageAsSupportBodyBodyOneMax),zod.null()]).optional(),
  "media_ids": zod.array(zod.uuid()).max(createCaseMessageAsSupportBodyMediaIdsMax).default(createCaseMessageAsSupportBodyMediaIdsDefault),
  "internal": zod.boolean().default(createCaseMessageAsSupportBodyInternalDefault)
}).describe('A line for the chat: text, files, or both.')

export const CreateCaseMessageAsSupportResponse = zod.object({
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
  "case_id": zod.uuid()
}).describe('A line of a case\'s chat.')

/**
 * Write as the one whose case it is, staff or not.
 * @summary Create Case Message As Owner
 */
export const CreateCaseMessageAsOwnerParams = zod.object({
  "case_id": zod.uuid()
})

export const createCaseMessageAsOwnerHeaderIdempotencyKeyOneMax = 255;


export const createCaseMessageAsOwnerHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateCaseMessageAsOwnerHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createCaseMessageAsOwnerHeaderIdempotencyKeyOneMax).regex(createCaseMessageAsOwnerHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createCaseMessageAsOwnerBodyBodyOneMax = 10000;

export const createCaseMessageAsOwnerBodyMediaIdsDefault = [];
export const createCaseMessageAsOwnerBodyMediaIdsMax = 10;

export const createCaseMessageAsOwnerBodyInternalDefault = false;

export const CreateCaseMessageAsOwnerBody = zod.object({
  "body": zod.union([zod.string().max(createCaseMessageAsOwnerBodyBodyOneMax),zod.null()]).optional(),
  "media_ids": zod.array(zod.uuid()).max(createCaseMessageAsOwnerBodyMediaIdsMax).default(createCaseMessageAsOwnerBodyMediaIdsDefault),
  "internal": zod.boolean().default(createCaseMessageAsOwnerBodyInternalDefault)
}).describe('A line for the chat: text, files, or both.')

export const CreateCaseMessageAsOwnerResponse = zod.object({
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
  "case_id": zod.uuid()
}).describe('A line of a case\'s chat.')

/**
 * Move a case to another status; customers may close and reopen theirs.
 * @summary Change Case Status
 */
export const ChangeCaseStatusParams = zod.object({
  "case_id": zod.uuid()
})

export const ChangeCaseStatusHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const changeCaseStatusBodyCommentOneMax = 10000;



export const ChangeCaseStatusBody = zod.object({
  "status": zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),
  "comment": zod.union([zod.string().max(changeCaseStatusBodyCommentOneMax),zod.null()]).optional()
}).describe('A move to another status.')

export const ChangeCaseStatusResponse = zod.object({
  "id": zod.uuid(),
  "number": zod.string(),
  "subject": zod.string(),
  "status": zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),
  "user_id": zod.uuid(),
  "customer": zod.object({
  "id": zod.uuid(),
  "name": zod.union([zod.string(),zod.null()]),
  "phone": zod.union([zod.string(),zod.null()]).optional()
}).describe('A person; the phone is shown to staff alone.'),
  "status_history": zod.array(zod.object({
  "from": zod.union([zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),zod.null()]),
  "to": zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.'),
  "by": zod.uuid(),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),
  "comment": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One move in the case\'s history; the first has no ``from``.')),
  "allowed_transitions": zod.array(zod.enum(['open', 'pending', 'closed', 'rejected']).describe('Where a case stands; ``pending`` waits for the customer.')),
  "closed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('A case with its history and the caller\'s next moves.')

