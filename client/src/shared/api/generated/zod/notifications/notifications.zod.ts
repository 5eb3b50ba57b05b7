/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * List what the caller was told, newest first.
 * @summary List Notifications
 */
export const listNotificationsQueryLimitDefault = 20;
export const listNotificationsQueryLimitMax = 100;

export const listNotificationsQueryCursorOneMax = 256;



export const ListNotificationsQueryParams = zod.object({
  "unread": zod.union([zod.boolean(),zod.null()]).optional(),
  "limit": zod.int().min(1).max(listNotificationsQueryLimitMax).default(listNotificationsQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listNotificationsQueryCursorOneMax),zod.null()]).optional()
})

export const ListNotificationsResponseItem = zod.object({
  "id": zod.uuid(),
  "kind": zod.enum(['ticket_status', 'ticket_message', 'ticket_assigned', 'support_status', 'support_message']).describe('What a notification is about; each may be wanted by e-mail or not.'),
  "title": zod.string(),
  "body": zod.string(),
  "subject_type": zod.enum(['ticket', 'case']).describe('What a notification leads to.'),
  "subject_id": zod.uuid(),
  "read_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('Something that the caller was told, in the language chosen then.')
export const ListNotificationsResponse = zod.array(ListNotificationsResponseItem)

/**
 * Show what the caller wants by e-mail.
 * @summary Get Notification Preferences
 */
export const GetNotificationPreferencesResponse = zod.object({
  "ticket_status": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "ticket_message": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "ticket_assigned": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "support_status": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "support_message": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.')
}).describe('How notifications of each kind are sent.')

/**
 * Change what the caller wants by e-mail.
 * @summary Change Notification Preferences
 */
export const ChangeNotificationPreferencesBody = zod.object({
  "ticket_status": zod.object({
  "email": zod.boolean()
}).optional().describe('How notifications of a kind are sent, beside the feed.'),
  "ticket_message": zod.object({
  "email": zod.boolean()
}).optional().describe('How notifications of a kind are sent, beside the feed.'),
  "ticket_assigned": zod.object({
  "email": zod.boolean()
}).optional().describe('How notifications of a kind are sent, beside the feed.'),
  "support_status": zod.object({
  "email": zod.boolean()
}).optional().describe('How notifications of a kind are sent, beside the feed.'),
  "support_message": zod.object({
  "email": zod.boolean()
}).optional().describe('How notifications of a kind are sent, beside the feed.')
}).describe('Changes to what is wanted.')

export const ChangeNotificationPreferencesResponse = zod.object({
  "ticket_status": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "ticket_message": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "ticket_assigned": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "support_status": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "support_message": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.')
}).describe('How notifications of each kind are sent.')

/**
 * Mark everything as read.
 * @summary Read All Notifications
 */
export const ReadAllNotificationsResponse = zod.void()

/**
 * Mark one as read.
 * @summary Read Notification
 */
export const ReadNotificationParams = zod.object({
  "notification_id": zod.uuid()
})

export const ReadNotificationResponse = zod.void()

