/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A language that content is written in.
 */
export type MediaLocale = typeof MediaLocale[keyof typeof MediaLocale];


export const MediaLocale = {
  ru: 'ru',
  en: 'en',
} as const;
