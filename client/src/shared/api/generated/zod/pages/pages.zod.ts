/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * Show Markdown as it would be published; support and admins.
 * @summary Preview Markdown
 */
export const previewMarkdownBodyMarkdownMax = 100000;



export const PreviewMarkdownBody = /*#__PURE__*/ zod.object({
  "markdown": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(previewMarkdownBodyMarkdownMax))
}).check(/*#__PURE__*/ zod.describe('What an editor has written so far.'))

/**
 * Make a page, or the next version of one that was deleted; support and admins.
 * @summary Create Page
 */
export const createPageBodySlugMax = 80;


export const createPageBodySlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const createPageBodyKindDefault = `page`;
export const createPageBodyPublishedDefault = false;
export const createPageBodyTranslationsTitleMax = 200;

export const createPageBodyTranslationsBodyMax = 100000;



export const CreatePageBody = /*#__PURE__*/ zod.object({
  "slug": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createPageBodySlugMax)).check(/*#__PURE__*/ zod.regex(createPageBodySlugRegExp)),
  "kind": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.enum(['page', 'news']), createPageBodyKindDefault).check(/*#__PURE__*/ zod.describe('What a page is for: to be looked up, or to be read once when it comes out.')),
  "published": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.boolean(), createPageBodyPublishedDefault),
  "translations": /*#__PURE__*/ zod.record(/*#__PURE__*/ zod.string(), /*#__PURE__*/ zod.object({
  "title": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createPageBodyTranslationsTitleMax)),
  "body": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createPageBodyTranslationsBodyMax))
}).check(/*#__PURE__*/ zod.describe('What is said in one language; ``body`` is Markdown.')))
}).check(/*#__PURE__*/ zod.describe('A new page.'))

/**
 * Publish, hide or rewrite a page; every rewriting is a version that is kept.
 *
 * For support and admins.
 * @summary Update Page
 */
export const updatePageBodyTranslationsOneTitleMax = 200;

export const updatePageBodyTranslationsOneBodyMax = 100000;



export const UpdatePageBody = /*#__PURE__*/ zod.object({
  "kind": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.enum(['page', 'news'])).check(/*#__PURE__*/ zod.describe('What a page is for: to be looked up, or to be read once when it comes out.')),
  "published": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.boolean()),
  "translations": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.record(/*#__PURE__*/ zod.string(), /*#__PURE__*/ zod.union([/*#__PURE__*/ zod.object({
  "title": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updatePageBodyTranslationsOneTitleMax)),
  "body": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updatePageBodyTranslationsOneBodyMax))
}).check(/*#__PURE__*/ zod.describe('What is said in one language; ``body`` is Markdown.')),/*#__PURE__*/ zod.null()])))
}).check(/*#__PURE__*/ zod.describe('Changes to a page; ``translations`` make its next version, null takes one away.'))

