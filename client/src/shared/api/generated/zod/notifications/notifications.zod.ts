/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * Change what the caller wants by e-mail.
 * @summary Change Notification Preferences
 */
export const ChangeNotificationPreferencesBody = /*#__PURE__*/ zod.object({
  "ticket_status": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.object({
  "email": /*#__PURE__*/ zod.boolean()
})).check(/*#__PURE__*/ zod.describe('How notifications of a kind are sent, beside the feed.')),
  "ticket_message": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.object({
  "email": /*#__PURE__*/ zod.boolean()
})).check(/*#__PURE__*/ zod.describe('How notifications of a kind are sent, beside the feed.')),
  "ticket_assigned": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.object({
  "email": /*#__PURE__*/ zod.boolean()
})).check(/*#__PURE__*/ zod.describe('How notifications of a kind are sent, beside the feed.')),
  "support_status": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.object({
  "email": /*#__PURE__*/ zod.boolean()
})).check(/*#__PURE__*/ zod.describe('How notifications of a kind are sent, beside the feed.')),
  "support_message": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.object({
  "email": /*#__PURE__*/ zod.boolean()
})).check(/*#__PURE__*/ zod.describe('How notifications of a kind are sent, beside the feed.'))
}).check(/*#__PURE__*/ zod.describe('Changes to what is wanted.'))

