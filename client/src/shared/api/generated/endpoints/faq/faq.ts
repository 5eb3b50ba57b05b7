/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  ArticleCreate,
  ArticleFound,
  ArticleListed,
  ArticleRead,
  ArticleUpdate,
  CategoryCreate,
  CategoryRead,
  CategoryUpdate,
  CreateArticleParams,
  CreateCategoryParams,
  FeedbackCreate,
  GetArticleParams,
  ListArticlesParams,
  ListCategoriesParams,
  SearchArticlesParams,
  UpdateArticleParams,
  UpdateCategoryParams
} from '../../model';

import { request } from '../../../http';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * Make an article, a draft unless told otherwise; support and admins.
 * @summary Create Article
 */
export const createArticle = (
    articleCreate: ArticleCreate,
    params?: CreateArticleParams,
 options?: SecondParameter<typeof request<ArticleRead>>,) => {
      return request<ArticleRead>(
      {url: `/api/v1/faq/articles`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: articleCreate,
        params
    },
      options);
    }
  /**
 * Read an article.
 * @summary Get Article
 */
export const getArticle = (
    articleId: string,
    params?: GetArticleParams,
 options?: SecondParameter<typeof request<ArticleRead>>,) => {
      return request<ArticleRead>(
      {url: `/api/v1/faq/articles/${articleId}`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Delete an article; support and admins.
 * @summary Delete Article
 */
export const deleteArticle = (
    articleId: string,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/faq/articles/${articleId}`, method: 'DELETE'
    },
      options);
    }
  /**
 * Change an article; support and admins.
 * @summary Update Article
 */
export const updateArticle = (
    articleId: string,
    articleUpdate: ArticleUpdate,
    params?: UpdateArticleParams,
 options?: SecondParameter<typeof request<ArticleRead>>,) => {
      return request<ArticleRead>(
      {url: `/api/v1/faq/articles/${articleId}`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: articleUpdate,
        params
    },
      options);
    }
  /**
 * Say whether an article helped; once a person, without a token once an address and day.
 * @summary Judge Article
 */
export const judgeArticle = (
    articleId: string,
    feedbackCreate: FeedbackCreate,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/faq/articles/${articleId}/feedback`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: feedbackCreate
    },
      options);
    }
  /**
 * List the categories in their order.
 * @summary List Categories
 */
export const listCategories = (
    params?: ListCategoriesParams,
 options?: SecondParameter<typeof request<CategoryRead[]>>,) => {
      return request<CategoryRead[]>(
      {url: `/api/v1/faq/categories`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Make a category; support and admins.
 * @summary Create Category
 */
export const createCategory = (
    categoryCreate: CategoryCreate,
    params?: CreateCategoryParams,
 options?: SecondParameter<typeof request<CategoryRead>>,) => {
      return request<CategoryRead>(
      {url: `/api/v1/faq/categories`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: categoryCreate,
        params
    },
      options);
    }
  /**
 * Delete an empty category; support and admins.
 * @summary Delete Category
 */
export const deleteCategory = (
    slug: string,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/faq/categories/${slug}`, method: 'DELETE'
    },
      options);
    }
  /**
 * Change a category; support and admins.
 * @summary Update Category
 */
export const updateCategory = (
    slug: string,
    categoryUpdate: CategoryUpdate,
    params?: UpdateCategoryParams,
 options?: SecondParameter<typeof request<CategoryRead>>,) => {
      return request<CategoryRead>(
      {url: `/api/v1/faq/categories/${slug}`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: categoryUpdate,
        params
    },
      options);
    }
  /**
 * List the articles of a category; drafts for support and admins alone.
 * @summary List Articles
 */
export const listArticles = (
    slug: string,
    params?: ListArticlesParams,
 options?: SecondParameter<typeof request<ArticleListed[]>>,) => {
      return request<ArticleListed[]>(
      {url: `/api/v1/faq/categories/${slug}/articles`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Search the articles as readers of one language see them, the best first.
 * @summary Search Articles
 */
export const searchArticles = (
    params: SearchArticlesParams,
 options?: SecondParameter<typeof request<ArticleFound[]>>,) => {
      return request<ArticleFound[]>(
      {url: `/api/v1/faq/search`, method: 'GET',
        params
    },
      options);
    }
  export type CreateArticleResult = NonNullable<Awaited<ReturnType<typeof createArticle>>>
export type GetArticleResult = NonNullable<Awaited<ReturnType<typeof getArticle>>>
export type DeleteArticleResult = NonNullable<Awaited<ReturnType<typeof deleteArticle>>>
export type UpdateArticleResult = NonNullable<Awaited<ReturnType<typeof updateArticle>>>
export type JudgeArticleResult = NonNullable<Awaited<ReturnType<typeof judgeArticle>>>
export type ListCategoriesResult = NonNullable<Awaited<ReturnType<typeof listCategories>>>
export type CreateCategoryResult = NonNullable<Awaited<ReturnType<typeof createCategory>>>
export type DeleteCategoryResult = NonNullable<Awaited<ReturnType<typeof deleteCategory>>>
export type UpdateCategoryResult = NonNullable<Awaited<ReturnType<typeof updateCategory>>>
export type ListArticlesResult = NonNullable<Awaited<ReturnType<typeof listArticles>>>
export type SearchArticlesResult = NonNullable<Awaited<ReturnType<typeof searchArticles>>>
