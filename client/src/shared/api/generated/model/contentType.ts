/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The types that are taken.
 *
 * HEIC is not: browsers other than Safari do not show it, and iOS sends JPEG when asked to.
 */
export type ContentType = typeof ContentType[keyof typeof ContentType];


export const ContentType = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/webp': 'image/webp',
  'application/pdf': 'application/pdf',
  'video/mp4': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'video/webm': 'video/webm',
} as const;
