/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What a list adds to each element.
 */
export type ListInclude = typeof ListInclude[keyof typeof ListInclude];


export const ListInclude = {
  summary: 'summary',
} as const;
