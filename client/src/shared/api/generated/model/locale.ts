/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The language in which we write to the person.
 */
export type Locale = typeof Locale[keyof typeof Locale];


export const Locale = {
  ru: 'ru',
  en: 'en',
} as const;
