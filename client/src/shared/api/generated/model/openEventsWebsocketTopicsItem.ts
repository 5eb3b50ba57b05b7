/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type OpenEventsWebsocketTopicsItem = typeof OpenEventsWebsocketTopicsItem[keyof typeof OpenEventsWebsocketTopicsItem];


export const OpenEventsWebsocketTopicsItem = {
  tickets: 'tickets',
  support: 'support',
  notifications: 'notifications',
  devices: 'devices',
  media: 'media',
} as const;
