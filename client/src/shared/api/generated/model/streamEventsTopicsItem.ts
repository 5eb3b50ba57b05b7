/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type StreamEventsTopicsItem = typeof StreamEventsTopicsItem[keyof typeof StreamEventsTopicsItem];


export const StreamEventsTopicsItem = {
  tickets: 'tickets',
  support: 'support',
  notifications: 'notifications',
  devices: 'devices',
  media: 'media',
} as const;
