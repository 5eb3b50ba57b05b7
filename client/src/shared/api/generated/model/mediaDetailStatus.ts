/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type MediaDetailStatus = typeof MediaDetailStatus[keyof typeof MediaDetailStatus];


export const MediaDetailStatus = {
  pending: 'pending',
  processing: 'processing',
  ready: 'ready',
} as const;
