/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  CreatePageParams,
  GetPageParams,
  GetPageVersionParams,
  ListPagesParams,
  PageCreate,
  PageListed,
  PageRead,
  PageUpdate,
  PageVersionRead,
  PreviewCreate,
  PreviewRead,
  UpdatePageParams
} from '../../model';

import { request } from '../../../http.ts';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * Show Markdown as it would be published; support and admins.
 * @summary Preview Markdown
 */
export const previewMarkdown = (
    previewCreate: PreviewCreate,
 options?: SecondParameter<typeof request<PreviewRead>>,) => {
      return request<PreviewRead>(
      {url: `/api/v1/content/preview`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: previewCreate
    },
      options);
    }
  /**
 * List the pages, by slug, or the news, newest first.
 * @summary List Pages
 */
export const listPages = (
    params?: ListPagesParams,
 options?: SecondParameter<typeof request<PageListed[]>>,) => {
      return request<PageListed[]>(
      {url: `/api/v1/pages`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Make a page, or the next version of one that was deleted; support and admins.
 * @summary Create Page
 */
export const createPage = (
    pageCreate: PageCreate,
    params?: CreatePageParams,
 options?: SecondParameter<typeof request<PageRead>>,) => {
      return request<PageRead>(
      {url: `/api/v1/pages`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: pageCreate,
        params
    },
      options);
    }
  /**
 * Read a page.
 * @summary Get Page
 */
export const getPage = (
    slug: string,
    params?: GetPageParams,
 options?: SecondParameter<typeof request<PageRead>>,) => {
      return request<PageRead>(
      {url: `/api/v1/pages/${slug}`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Take a page away; its versions stay, for support and admins to read.
 * @summary Delete Page
 */
export const deletePage = (
    slug: string,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/pages/${slug}`, method: 'DELETE'
    },
      options);
    }
  /**
 * Publish, hide or rewrite a page; every rewriting is a version that is kept.
 *
 * For support and admins.
 * @summary Update Page
 */
export const updatePage = (
    slug: string,
    pageUpdate: PageUpdate,
    params?: UpdatePageParams,
 options?: SecondParameter<typeof request<PageRead>>,) => {
      return request<PageRead>(
      {url: `/api/v1/pages/${slug}`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: pageUpdate,
        params
    },
      options);
    }
  /**
 * List what a page has said, newest first; support and admins.
 * @summary List Page Versions
 */
export const listPageVersions = (
    slug: string,
 options?: SecondParameter<typeof request<PageVersionRead[]>>,) => {
      return request<PageVersionRead[]>(
      {url: `/api/v1/pages/${slug}/versions`, method: 'GET'
    },
      options);
    }
  /**
 * Read what a page once said; support and admins.
 * @summary Get Page Version
 */
export const getPageVersion = (
    slug: string,
    version: number,
    params?: GetPageVersionParams,
 options?: SecondParameter<typeof request<PageRead>>,) => {
      return request<PageRead>(
      {url: `/api/v1/pages/${slug}/versions/${version}`, method: 'GET',
        params
    },
      options);
    }
  export type PreviewMarkdownResult = NonNullable<Awaited<ReturnType<typeof previewMarkdown>>>
export type ListPagesResult = NonNullable<Awaited<ReturnType<typeof listPages>>>
export type CreatePageResult = NonNullable<Awaited<ReturnType<typeof createPage>>>
export type GetPageResult = NonNullable<Awaited<ReturnType<typeof getPage>>>
export type DeletePageResult = NonNullable<Awaited<ReturnType<typeof deletePage>>>
export type UpdatePageResult = NonNullable<Awaited<ReturnType<typeof updatePage>>>
export type ListPageVersionsResult = NonNullable<Awaited<ReturnType<typeof listPageVersions>>>
export type GetPageVersionResult = NonNullable<Awaited<ReturnType<typeof getPageVersion>>>
