/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What a page is for: to be looked up, or to be read once when it comes out.
 */
export type PageKind = typeof PageKind[keyof typeof PageKind];


export const PageKind = {
  page: 'page',
  news: 'news',
} as const;
