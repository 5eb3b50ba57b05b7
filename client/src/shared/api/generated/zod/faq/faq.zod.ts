/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * Make an article, a draft unless told otherwise; support and admins.
 * @summary Create Article
 */
export const CreateArticleQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const createArticleHeaderIdempotencyKeyOneMax = 255;


export const createArticleHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateArticleHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createArticleHeaderIdempotencyKeyOneMax).regex(createArticleHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

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



export const CreateArticleBody = zod.object({
  "category": zod.string().min(1).max(createArticleBodyCategoryMax).regex(createArticleBodyCategoryRegExp),
  "slug": zod.string().min(1).max(createArticleBodySlugMax).regex(createArticleBodySlugRegExp),
  "position": zod.int().min(createArticleBodyPositionMin).max(createArticleBodyPositionMax).default(createArticleBodyPositionDefault).describe('Where it stands; equal ones by their age.'),
  "status": zod.enum(['draft', 'published']).default(createArticleBodyStatusDefault).describe('Whether readers see an article.'),
  "translations": zod.record(zod.string(), zod.object({
  "title": zod.string().min(1).max(createArticleBodyTranslationsTitleMax),
  "body": zod.string().min(1).max(createArticleBodyTranslationsBodyMax)
}).describe('What is said in one language; ``body`` is Markdown.'))
}).describe('A new article.')

export const CreateArticleResponse = zod.object({
  "id": zod.uuid(),
  "category": zod.string(),
  "slug": zod.string(),
  "position": zod.int(),
  "status": zod.enum(['draft', 'published']).describe('Whether readers see an article.'),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "title": zod.string(),
  "locales": zod.array(zod.enum(['ru', 'en']).describe('A language that content is written in.')),
  "body_markdown": zod.string(),
  "body_html": zod.string(),
  "helpful": zod.int(),
  "unhelpful": zod.int(),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('An article; ``body_html`` is sanitised.')

/**
 * Read an article.
 * @summary Get Article
 */
export const GetArticleParams = zod.object({
  "article_id": zod.uuid()
})

export const GetArticleQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const GetArticleHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetArticleResponse = zod.object({
  "id": zod.uuid(),
  "category": zod.string(),
  "slug": zod.string(),
  "position": zod.int(),
  "status": zod.enum(['draft', 'published']).describe('Whether readers see an article.'),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "title": zod.string(),
  "locales": zod.array(zod.enum(['ru', 'en']).describe('A language that content is written in.')),
  "body_markdown": zod.string(),
  "body_html": zod.string(),
  "helpful": zod.int(),
  "unhelpful": zod.int(),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('An article; ``body_html`` is sanitised.')

/**
 * Delete an article; support and admins.
 * @summary Delete Article
 */
export const DeleteArticleParams = zod.object({
  "article_id": zod.uuid()
})

export const DeleteArticleResponse = zod.void()

/**
 * Change an article; support and admins.
 * @summary Update Article
 */
export const UpdateArticleParams = zod.object({
  "article_id": zod.uuid()
})

export const UpdateArticleQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const UpdateArticleHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const updateArticleBodyCategoryMax = 80;


export const updateArticleBodyCategoryRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const updateArticleBodySlugMax = 80;


export const updateArticleBodySlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const updateArticleBodyPositionMin = 0;
export const updateArticleBodyPositionMax = 10000;

export const updateArticleBodyTranslationsOneTitleMax = 200;

export const updateArticleBodyTranslationsOneBodyMax = 100000;



export const UpdateArticleBody = zod.object({
  "category": zod.string().min(1).max(updateArticleBodyCategoryMax).regex(updateArticleBodyCategoryRegExp).optional(),
  "slug": zod.string().min(1).max(updateArticleBodySlugMax).regex(updateArticleBodySlugRegExp).optional(),
  "position": zod.int().min(updateArticleBodyPositionMin).max(updateArticleBodyPositionMax).optional().describe('Where it stands; equal ones by their age.'),
  "status": zod.enum(['draft', 'published']).optional().describe('Whether readers see an article.'),
  "translations": zod.record(zod.string(), zod.union([zod.object({
  "title": zod.string().min(1).max(updateArticleBodyTranslationsOneTitleMax),
  "body": zod.string().min(1).max(updateArticleBodyTranslationsOneBodyMax)
}).describe('What is said in one language; ``body`` is Markdown.'),zod.null()])).optional()
}).describe('Changes to an article; a language that is null is taken away.')

export const UpdateArticleResponse = zod.object({
  "id": zod.uuid(),
  "category": zod.string(),
  "slug": zod.string(),
  "position": zod.int(),
  "status": zod.enum(['draft', 'published']).describe('Whether readers see an article.'),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "title": zod.string(),
  "locales": zod.array(zod.enum(['ru', 'en']).describe('A language that content is written in.')),
  "body_markdown": zod.string(),
  "body_html": zod.string(),
  "helpful": zod.int(),
  "unhelpful": zod.int(),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('An article; ``body_html`` is sanitised.')

/**
 * Say whether an article helped; once a person, without a token once an address and day.
 * @summary Judge Article
 */
export const JudgeArticleParams = zod.object({
  "article_id": zod.uuid()
})

export const judgeArticleBodyCommentOneMax = 10000;



export const JudgeArticleBody = zod.object({
  "helpful": zod.boolean(),
  "comment": zod.union([zod.string().max(judgeArticleBodyCommentOneMax),zod.null()]).optional()
}).describe('Whether the article helped.')

export const JudgeArticleResponse = zod.void()

/**
 * List the categories in their order.
 * @summary List Categories
 */
export const ListCategoriesQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const ListCategoriesResponseItem = zod.object({
  "slug": zod.string(),
  "title": zod.string(),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "position": zod.int(),
  "article_count": zod.int()
}).describe('A category in the reader\'s language, or in one that there is.')
export const ListCategoriesResponse = zod.array(ListCategoriesResponseItem)

/**
 * Make a category; support and admins.
 * @summary Create Category
 */
export const CreateCategoryQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const createCategoryHeaderIdempotencyKeyOneMax = 255;


export const createCategoryHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateCategoryHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createCategoryHeaderIdempotencyKeyOneMax).regex(createCategoryHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createCategoryBodySlugMax = 80;


export const createCategoryBodySlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const createCategoryBodyTitlesMaxOne = 200;

export const createCategoryBodyPositionDefault = 0;
export const createCategoryBodyPositionMin = 0;
export const createCategoryBodyPositionMax = 10000;



export const CreateCategoryBody = zod.object({
  "slug": zod.string().min(1).max(createCategoryBodySlugMax).regex(createCategoryBodySlugRegExp),
  "titles": zod.record(zod.string(), zod.string().min(1).max(createCategoryBodyTitlesMaxOne)),
  "position": zod.int().min(createCategoryBodyPositionMin).max(createCategoryBodyPositionMax).default(createCategoryBodyPositionDefault).describe('Where it stands; equal ones by their age.')
}).describe('A new category.')

export const CreateCategoryResponse = zod.object({
  "slug": zod.string(),
  "title": zod.string(),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "position": zod.int(),
  "article_count": zod.int()
}).describe('A category in the reader\'s language, or in one that there is.')

/**
 * Delete an empty category; support and admins.
 * @summary Delete Category
 */
export const deleteCategoryPathSlugMax = 80;


export const deleteCategoryPathSlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');


export const DeleteCategoryParams = zod.object({
  "slug": zod.string().min(1).max(deleteCategoryPathSlugMax).regex(deleteCategoryPathSlugRegExp)
})

export const DeleteCategoryResponse = zod.void()

/**
 * Change a category; support and admins.
 * @summary Update Category
 */
export const updateCategoryPathSlugMax = 80;


export const updateCategoryPathSlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');


export const UpdateCategoryParams = zod.object({
  "slug": zod.string().min(1).max(updateCategoryPathSlugMax).regex(updateCategoryPathSlugRegExp)
})

export const UpdateCategoryQueryParams = zod.object({
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const UpdateCategoryHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const updateCategoryBodySlugMax = 80;


export const updateCategoryBodySlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');
export const updateCategoryBodyTitlesMaxOne = 200;

export const updateCategoryBodyPositionMin = 0;
export const updateCategoryBodyPositionMax = 10000;



export const UpdateCategoryBody = zod.object({
  "slug": zod.string().min(1).max(updateCategoryBodySlugMax).regex(updateCategoryBodySlugRegExp).optional(),
  "titles": zod.record(zod.string(), zod.string().min(1).max(updateCategoryBodyTitlesMaxOne)).optional(),
  "position": zod.int().min(updateCategoryBodyPositionMin).max(updateCategoryBodyPositionMax).optional().describe('Where it stands; equal ones by their age.')
}).describe('Changes to a category.')

export const UpdateCategoryResponse = zod.object({
  "slug": zod.string(),
  "title": zod.string(),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "position": zod.int(),
  "article_count": zod.int()
}).describe('A category in the reader\'s language, or in one that there is.')

/**
 * List the articles of a category; drafts for support and admins alone.
 * @summary List Articles
 */
export const listArticlesPathSlugMax = 80;


export const listArticlesPathSlugRegExp = new RegExp('^[a-z0-9]+(-[a-z0-9]+)*$');


export const ListArticlesParams = zod.object({
  "slug": zod.string().min(1).max(listArticlesPathSlugMax).regex(listArticlesPathSlugRegExp)
})

export const listArticlesQueryLimitDefault = 20;
export const listArticlesQueryLimitMax = 100;

export const listArticlesQueryCursorOneMax = 256;



export const ListArticlesQueryParams = zod.object({
  "limit": zod.int().min(1).max(listArticlesQueryLimitMax).default(listArticlesQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listArticlesQueryCursorOneMax),zod.null()]).optional(),
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const ListArticlesResponseItem = zod.object({
  "id": zod.uuid(),
  "category": zod.string(),
  "slug": zod.string(),
  "position": zod.int(),
  "status": zod.enum(['draft', 'published']).describe('Whether readers see an article.'),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "title": zod.string()
}).describe('An article in a list.')
export const ListArticlesResponse = zod.array(ListArticlesResponseItem)

/**
 * Search the articles as readers of one language see them, the best first.
 * @summary Search Articles
 */
export const searchArticlesQueryQMax = 200;

export const searchArticlesQueryLimitDefault = 20;
export const searchArticlesQueryLimitMax = 100;

export const searchArticlesQueryCursorOneMax = 256;



export const SearchArticlesQueryParams = zod.object({
  "q": zod.string().min(1).max(searchArticlesQueryQMax).describe('Words; the last one may be unfinished.'),
  "limit": zod.int().min(1).max(searchArticlesQueryLimitMax).default(searchArticlesQueryLimitDefault),
  "cursor": zod.union([zod.string().max(searchArticlesQueryCursorOneMax),zod.null()]).optional(),
  "locale": zod.union([zod.enum(['ru', 'en']).describe('A language that content is written in.'),zod.null()]).optional().describe('Else by Accept-Language, else Russian.')
})

export const SearchArticlesResponseItem = zod.object({
  "id": zod.uuid(),
  "category": zod.string(),
  "slug": zod.string(),
  "position": zod.int(),
  "status": zod.enum(['draft', 'published']).describe('Whether readers see an article.'),
  "locale": zod.enum(['ru', 'en']).describe('A language that content is written in.'),
  "title": zod.string(),
  "snippet": zod.string()
}).describe('An article in the search; ``snippet`` is HTML that marks what was found.')
export const SearchArticlesResponse = zod.array(SearchArticlesResponseItem)

