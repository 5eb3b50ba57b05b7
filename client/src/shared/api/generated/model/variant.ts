/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The sizes in which an image can be read; other files have the original alone.
 */
export type Variant = typeof Variant[keyof typeof Variant];


export const Variant = {
  original: 'original',
  medium: 'medium',
  thumbnail: 'thumbnail',
} as const;
