/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Whether readers see an article.
 */
export type ArticleStatus = typeof ArticleStatus[keyof typeof ArticleStatus];


export const ArticleStatus = {
  draft: 'draft',
  published: 'published',
} as const;
