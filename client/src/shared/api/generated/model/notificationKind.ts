/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What a notification is about; each may be wanted by e-mail or not.
 */
export type NotificationKind = typeof NotificationKind[keyof typeof NotificationKind];


export const NotificationKind = {
  ticket_status: 'ticket_status',
  ticket_message: 'ticket_message',
  ticket_assigned: 'ticket_assigned',
  support_status: 'support_status',
  support_message: 'support_message',
} as const;
