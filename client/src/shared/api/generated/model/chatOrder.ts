/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Where a chat begins; a cursor goes on from there.
 */
export type ChatOrder = typeof ChatOrder[keyof typeof ChatOrder];


export const ChatOrder = {
  oldest: 'oldest',
  newest: 'newest',
} as const;
