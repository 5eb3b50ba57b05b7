/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What a notification leads to.
 */
export type SubjectType = typeof SubjectType[keyof typeof SubjectType];


export const SubjectType = {
  ticket: 'ticket',
  case: 'case',
} as const;
