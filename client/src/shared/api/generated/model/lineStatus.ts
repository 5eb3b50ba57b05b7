/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What became of a line; ``valid`` is what a dry run says of one that would be created.
 */
export type LineStatus = typeof LineStatus[keyof typeof LineStatus];


export const LineStatus = {
  created: 'created',
  valid: 'valid',
  error: 'error',
} as const;
