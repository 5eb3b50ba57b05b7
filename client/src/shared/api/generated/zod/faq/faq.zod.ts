/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * Make an article, a draft unless told otherwise; support and admins.
 * @summary Create Article
 */
export const createArticleBodyCategoryMax = 80;


export const createArticleBodyCategoryRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const createArticleBodySlugMax = 80;


export const createArticleBodySlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const createArticleBodyPositionDefault = 0;
export const createArticleBodyPositionMin = 0;
export const createArticleBodyPositionMax = 10000;

export const createArticleBodyStatusDefault = `draft`;
export const createArticleBodyTranslationsTitleMax = 200;

export const createArticleBodyTranslationsBodyMax = 100000;



export const CreateArticleBody = /*#__PURE__*/ zod.object({
  "category": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createArticleBodyCategoryMax)).check(/*#__PURE__*/ zod.regex(createArticleBodyCategoryRegExp)),
  "slug": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createArticleBodySlugMax)).check(/*#__PURE__*/ zod.regex(createArticleBodySlugRegExp)),
  "position": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(createArticleBodyPositionMin)).check(/*#__PURE__*/ zod.lte(createArticleBodyPositionMax)), createArticleBodyPositionDefault).check(/*#__PURE__*/ zod.describe('Where it stands; equal ones by their age.')),
  "status": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.enum(['draft', 'published']), createArticleBodyStatusDefault).check(/*#__PURE__*/ zod.describe('Whether readers see an article.')),
  "translations": /*#__PURE__*/ zod.record(/*#__PURE__*/ zod.string(), /*#__PURE__*/ zod.object({
  "title": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createArticleBodyTranslationsTitleMax)),
  "body": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createArticleBodyTranslationsBodyMax))
}).check(/*#__PURE__*/ zod.describe('What is said in one language; ``body`` is Markdown.')))
}).check(/*#__PURE__*/ zod.describe('A new article.'))

/**
 * Change an article; support and admins.
 * @summary Update Article
 */
export const updateArticleBodyCategoryMax = 80;


export const updateArticleBodyCategoryRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const updateArticleBodySlugMax = 80;


export const updateArticleBodySlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const updateArticleBodyPositionMin = 0;
export const updateArticleBodyPositionMax = 10000;

export const updateArticleBodyTranslationsOneTitleMax = 200;

export const updateArticleBodyTranslationsOneBodyMax = 100000;



export const UpdateArticleBody = /*#__PURE__*/ zod.object({
  "category": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateArticleBodyCategoryMax)).check(/*#__PURE__*/ zod.regex(updateArticleBodyCategoryRegExp))),
  "slug": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateArticleBodySlugMax)).check(/*#__PURE__*/ zod.regex(updateArticleBodySlugRegExp))),
  "position": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(updateArticleBodyPositionMin)).check(/*#__PURE__*/ zod.lte(updateArticleBodyPositionMax))).check(/*#__PURE__*/ zod.describe('Where it stands; equal ones by their age.')),
  "status": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.enum(['draft', 'published'])).check(/*#__PURE__*/ zod.describe('Whether readers see an article.')),
  "translations": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.record(/*#__PURE__*/ zod.string(), /*#__PURE__*/ zod.union([/*#__PURE__*/ zod.object({
  "title": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateArticleBodyTranslationsOneTitleMax)),
  "body": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateArticleBodyTranslationsOneBodyMax))
}).check(/*#__PURE__*/ zod.describe('What is said in one language; ``body`` is Markdown.')),/*#__PURE__*/ zod.null()])))
}).check(/*#__PURE__*/ zod.describe('Changes to an article; a language that is null is taken away.'))

/**
 * Say whether an article helped; once a person, without a token once an address and day.
 * @summary Judge Article
 */
export const judgeArticleBodyCommentOneMax = 10000;



export const JudgeArticleBody = /*#__PURE__*/ zod.object({
  "helpful": /*#__PURE__*/ zod.boolean(),
  "comment": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(judgeArticleBodyCommentOneMax)),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('Whether the article helped.'))

/**
 * Make a category; support and admins.
 * @summary Create Category
 */
export const createCategoryBodySlugMax = 80;


export const createCategoryBodySlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const createCategoryBodyTitlesMaxOne = 200;

export const createCategoryBodyPositionDefault = 0;
export const createCategoryBodyPositionMin = 0;
export const createCategoryBodyPositionMax = 10000;



export const CreateCategoryBody = /*#__PURE__*/ zod.object({
  "slug": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createCategoryBodySlugMax)).check(/*#__PURE__*/ zod.regex(createCategoryBodySlugRegExp)),
  "titles": /*#__PURE__*/ zod.record(/*#__PURE__*/ zod.string(), /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createCategoryBodyTitlesMaxOne))),
  "position": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(createCategoryBodyPositionMin)).check(/*#__PURE__*/ zod.lte(createCategoryBodyPositionMax)), createCategoryBodyPositionDefault).check(/*#__PURE__*/ zod.describe('Where it stands; equal ones by their age.'))
}).check(/*#__PURE__*/ zod.describe('A new category.'))

/**
 * Change a category; support and admins.
 * @summary Update Category
 */
export const updateCategoryBodySlugMax = 80;


export const updateCategoryBodySlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const updateCategoryBodyTitlesMaxOne = 200;

export const updateCategoryBodyPositionMin = 0;
export const updateCategoryBodyPositionMax = 10000;



export const UpdateCategoryBody = /*#__PURE__*/ zod.object({
  "slug": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateCategoryBodySlugMax)).check(/*#__PURE__*/ zod.regex(updateCategoryBodySlugRegExp))),
  "titles": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.record(/*#__PURE__*/ zod.string(), /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateCategoryBodyTitlesMaxOne)))),
  "position": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(updateCategoryBodyPositionMin)).check(/*#__PURE__*/ zod.lte(updateCategoryBodyPositionMax))).check(/*#__PURE__*/ zod.describe('Where it stands; equal ones by their age.'))
}).check(/*#__PURE__*/ zod.describe('Changes to a category.'))

