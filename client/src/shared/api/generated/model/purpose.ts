/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What a file is for.
 */
export type Purpose = typeof Purpose[keyof typeof Purpose];


export const Purpose = {
  device_photo: 'device_photo',
  ticket_attachment: 'ticket_attachment',
  message_attachment: 'message_attachment',
  avatar: 'avatar',
} as const;
