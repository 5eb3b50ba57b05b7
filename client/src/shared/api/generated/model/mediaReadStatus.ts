/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type MediaReadStatus = typeof MediaReadStatus[keyof typeof MediaReadStatus];


export const MediaReadStatus = {
  pending: 'pending',
  processing: 'processing',
  ready: 'ready',
} as const;
