/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * Ask support for help.
 * @summary Create Case
 */
export const createCaseBodySubjectMax = 200;

export const createCaseBodyBodyOneMax = 10000;

export const createCaseBodyMediaIdsDefault = [];
export const createCaseBodyMediaIdsMax = 10;



export const CreateCaseBody = /*#__PURE__*/ zod.object({
  "subject": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createCaseBodySubjectMax)),
  "body": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(createCaseBodyBodyOneMax)),/*#__PURE__*/ zod.null()])),
  "client_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])).check(/*#__PURE__*/ zod.describe('The sender\'s own id of it, for good: sent again, however much later, it gives what was made the first time; with something else than that it is refused.')),
  "media_ids": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.uuid()).check(/*#__PURE__*/ zod.maxLength(createCaseBodyMediaIdsMax)), createCaseBodyMediaIdsDefault)
}).check(/*#__PURE__*/ zod.describe('A new question; ``body`` and files become the first message.'))

/**
 * Write in the case's chat, which makes it the other side's turn.
 * @summary Create Case Message
 */
export const createCaseMessageBodyBodyOneMax = 10000;

export const createCaseMessageBodyMediaIdsDefault = [];
export const createCaseMessageBodyMediaIdsMax = 10;

export const createCaseMessageBodyInternalDefault = false;

export const CreateCaseMessageBody = /*#__PURE__*/ zod.object({
  "body": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(createCaseMessageBodyBodyOneMax)),/*#__PURE__*/ zod.null()])),
  "client_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])).check(/*#__PURE__*/ zod.describe('The sender\'s own id of it, for good: sent again, however much later, it gives what was made the first time; with something else than that it is refused.')),
  "media_ids": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.uuid()).check(/*#__PURE__*/ zod.maxLength(createCaseMessageBodyMediaIdsMax)), createCaseMessageBodyMediaIdsDefault),
  "internal": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createCaseMessageBodyInternalDefault)
}).check(/*#__PURE__*/ zod.describe('A line for the chat: text, files, or both.'))

/**
 * Note how far the caller has read.
 * @summary Mark Case Messages Read
 */
export const MarkCaseMessagesReadBody = /*#__PURE__*/ zod.object({
  "up_to": /*#__PURE__*/ zod.uuid()
}).check(/*#__PURE__*/ zod.describe('The last message that was read.'))

/**
 * Write as support.
 * @summary Create Case Message As Support
 */
export const createCaseMessageAsSupportBodyBodyOneMax = 10000;

export const createCaseMessageAsSupportBodyMediaIdsDefault = [];
export const createCaseMessageAsSupportBodyMediaIdsMax = 10;

export const createCaseMessageAsSupportBodyInternalDefault = false;

export const CreateCaseMessageAsSupportBody = /*#__PURE__*/ zod.object({
  "body": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(createCaseMessageAsSupportBodyBodyOneMax)),/*#__PURE__*/ zod.null()])),
  "client_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])).check(/*#__PURE__*/ zod.describe('The sender\'s own id of it, for good: sent again, however much later, it gives what was made the first time; with something else than that it is refused.')),
  "media_ids": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.uuid()).check(/*#__PURE__*/ zod.maxLength(createCaseMessageAsSupportBodyMediaIdsMax)), createCaseMessageAsSupportBodyMediaIdsDefault),
  "internal": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createCaseMessageAsSupportBodyInternalDefault)
}).check(/*#__PURE__*/ zod.describe('A line for the chat: text, files, or both.'))

/**
 * Write as the one whose case it is, staff or not.
 * @summary Create Case Message As Owner
 */
export const createCaseMessageAsOwnerBodyBodyOneMax = 10000;

export const createCaseMessageAsOwnerBodyMediaIdsDefault = [];
export const createCaseMessageAsOwnerBodyMediaIdsMax = 10;

export const createCaseMessageAsOwnerBodyInternalDefault = false;

export const CreateCaseMessageAsOwnerBody = /*#__PURE__*/ zod.object({
  "body": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(createCaseMessageAsOwnerBodyBodyOneMax)),/*#__PURE__*/ zod.null()])),
  "client_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])).check(/*#__PURE__*/ zod.describe('The sender\'s own id of it, for good: sent again, however much later, it gives what was made the first time; with something else than that it is refused.')),
  "media_ids": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.uuid()).check(/*#__PURE__*/ zod.maxLength(createCaseMessageAsOwnerBodyMediaIdsMax)), createCaseMessageAsOwnerBodyMediaIdsDefault),
  "internal": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createCaseMessageAsOwnerBodyInternalDefault)
}).check(/*#__PURE__*/ zod.describe('A line for the chat: text, files, or both.'))

/**
 * Move a case to another status; customers may close and reopen theirs.
 * @summary Change Case Status
 */
export const changeCaseStatusBodyCommentOneMax = 10000;



export const ChangeCaseStatusBody = /*#__PURE__*/ zod.object({
  "status": /*#__PURE__*/ zod.enum(['open', 'pending', 'closed', 'rejected']).check(/*#__PURE__*/ zod.describe('Where a case stands; ``pending`` waits for the customer.')),
  "comment": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(changeCaseStatusBodyCommentOneMax)),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('A move to another status.'))

