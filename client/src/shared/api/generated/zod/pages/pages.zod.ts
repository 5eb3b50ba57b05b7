/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * List the pages, by slug.
 * @summary List Pages
 */
export const ListPagesQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const ListPagesResponseItem = zod.object({
  "slug": zod.string(),
  "title": zod.string(),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "published": zod.boolean(),
  "version": zod.int(),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('A page in a list, in the reader\'s language, or in one that there is.')
export const ListPagesResponse = zod.array(ListPagesResponseItem)

/**
 * Make a page, or the next version of one that was deleted; support and admins.
 * @summary Create Page
 */
export const CreatePageQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const createPageHeaderIdempotencyKeyOneMax = 255;


export const createPageHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreatePageHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createPageHeaderIdempotencyKeyOneMax).regex(createPageHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createPageBodySlugMax = 80;


export const createPageBodySlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const createPageBodyPublishedDefault = false;
export const createPageBodyTranslationsTitleMax = 200;

export const createPageBodyTranslationsBodyMax = 100000;



export const CreatePageBody = zod.object({
  "slug": zod.string().min(1).max(createPageBodySlugMax).regex(createPageBodySlugRegExp),
  "published": zod.boolean().default(createPageBodyPublishedDefault),
  "translations": zod.record(zod.string(), zod.object({
  "title": zod.string().min(1).max(createPageBodyTranslationsTitleMax),
  "body": zod.string().min(1).max(createPageBodyTranslationsBodyMax)
}).describe('What is said in one language; ``body`` is Markdown.'))
}).describe('A new page.')

export const CreatePageResponse = zod.object({
  "slug": zod.string(),
  "title": zod.string(),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "published": zod.boolean(),
  "version": zod.int(),
  "updated_at": zod.iso.datetime({"offset":true}),
  "locales": zod.array(zod.enum(['ru', 'en']).describe('A language that content is written in.')),
  "body_markdown": zod.string(),
  "body_html": zod.string()
}).describe('A page; ``body_html`` is sanitised.')

/**
 * Read a page.
 * @summary Get Page
 */
export const getPagePathSlugMax = 80;


export const getPagePathSlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');


export const GetPageParams = zod.object({
  "slug": zod.string().min(1).max(getPagePathSlugMax).regex(getPagePathSlugRegExp)
})

export const GetPageQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const GetPageHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetPageResponse = zod.object({
  "slug": zod.string(),
  "title": zod.string(),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "published": zod.boolean(),
  "version": zod.int(),
  "updated_at": zod.iso.datetime({"offset":true}),
  "locales": zod.array(zod.enum(['ru', 'en']).describe('A language that content is written in.')),
  "body_markdown": zod.string(),
  "body_html": zod.string()
}).describe('A page; ``body_html`` is sanitised.')

/**
 * Take a page away; its versions stay, for support and admins to read.
 * @summary Delete Page
 */
export const deletePagePathSlugMax = 80;


export const deletePagePathSlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');


export const DeletePageParams = zod.object({
  "slug": zod.string().min(1).max(deletePagePathSlugMax).regex(deletePagePathSlugRegExp)
})

export const DeletePageResponse = zod.void()

/**
 * Publish, hide or rewrite a page; every rewriting is a version that is kept.
 *
 * For support and admins.
 * @summary Update Page
 */
export const updatePagePathSlugMax = 80;


export const updatePagePathSlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');


export const UpdatePageParams = zod.object({
  "slug": zod.string().min(1).max(updatePagePathSlugMax).regex(updatePagePathSlugRegExp)
})

export const UpdatePageQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const UpdatePageHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const updatePageBodyTranslationsOneTitleMax = 200;

export const updatePageBodyTranslationsOneBodyMax = 100000;



export const UpdatePageBody = zod.object({
  "published": zod.boolean().optional(),
  "translations": zod.record(zod.string(), zod.union([zod.object({
  "title": zod.string().min(1).max(updatePageBodyTranslationsOneTitleMax),
  "body": zod.string().min(1).max(updatePageBodyTranslationsOneBodyMax)
}).describe('What is said in one language; ``body`` is Markdown.'),zod.null()])).optional()
}).describe('Changes to a page; ``translations`` make its next version, null takes one away.')

export const UpdatePageResponse = zod.object({
  "slug": zod.string(),
  "title": zod.string(),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "published": zod.boolean(),
  "version": zod.int(),
  "updated_at": zod.iso.datetime({"offset":true}),
  "locales": zod.array(zod.enum(['ru', 'en']).describe('A language that content is written in.')),
  "body_markdown": zod.string(),
  "body_html": zod.string()
}).describe('A page; ``body_html`` is sanitised.')

/**
 * List what a page has said, newest first; support and admins.
 * @summary List Page Versions
 */
export const listPageVersionsPathSlugMax = 80;


export const listPageVersionsPathSlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');


export const ListPageVersionsParams = zod.object({
  "slug": zod.string().min(1).max(listPageVersionsPathSlugMax).regex(listPageVersionsPathSlugRegExp)
})

export const ListPageVersionsResponseItem = zod.object({
  "version": zod.int(),
  "locales": zod.array(zod.enum(['ru', 'en']).describe('A language that content is written in.')),
  "created_by": zod.uuid(),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('A version of a page, and who wrote it.')
export const ListPageVersionsResponse = zod.array(ListPageVersionsResponseItem)

/**
 * Read what a page once said; support and admins.
 * @summary Get Page Version
 */
export const getPageVersionPathSlugMax = 80;


export const getPageVersionPathSlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const getPageVersionPathVersionMax = 2147483647;



export const GetPageVersionParams = zod.object({
  "slug": zod.string().min(1).max(getPageVersionPathSlugMax).regex(getPageVersionPathSlugRegExp),
  "version": zod.int().min(1).max(getPageVersionPathVersionMax)
})

export const GetPageVersionQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const GetPageVersionHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetPageVersionResponse = zod.object({
  "slug": zod.string(),
  "title": zod.string(),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "published": zod.boolean(),
  "version": zod.int(),
  "updated_at": zod.iso.datetime({"offset":true}),
  "locales": zod.array(zod.enum(['ru', 'en']).describe('A language that content is written in.')),
  "body_markdown": zod.string(),
  "body_html": zod.string()
}).describe('A page; ``body_html`` is sanitised.')

