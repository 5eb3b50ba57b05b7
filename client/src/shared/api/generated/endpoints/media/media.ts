/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  GetMediaContentParams,
  MediaDetail,
  MediaRead,
  UploadCreate,
  UploadRead
} from '../../model';

import { request } from '../../../http.ts';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * Announce a file and get the URL to PUT it to.
 *
 * A retry with the same Idempotency-Key gets the same id with a fresh URL.
 * @summary Create Upload
 */
export const createUpload = (
    uploadCreate: UploadCreate,
 options?: SecondParameter<typeof request<UploadRead>>,) => {
      return request<UploadRead>(
      {url: `/api/v1/media/uploads`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: uploadCreate
    },
      options);
    }
  /**
 * Have the uploaded file checked: its size, its type by content, its checksum.
 *
 * A file that is not what was announced is deleted (422 with a `media.*` code).
 * @summary Complete Upload
 */
export const completeUpload = (
    mediaId: string,
 options?: SecondParameter<typeof request<MediaRead>>,) => {
      return request<MediaRead>(
      {url: `/api/v1/media/uploads/${mediaId}/complete`, method: 'POST'
    },
      options);
    }
  /**
 * Describe a file: for its uploader, staff, and whoever has it in a ticket of theirs.
 * @summary Get Media
 */
export const getMedia = (
    mediaId: string,
 options?: SecondParameter<typeof request<MediaDetail>>,) => {
      return request<MediaDetail>(
      {url: `/api/v1/media/${mediaId}`, method: 'GET'
    },
      options);
    }
  /**
 * Delete a file: for its uploader and staff.
 * @summary Delete Media
 */
export const deleteMedia = (
    mediaId: string,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/media/${mediaId}`, method: 'DELETE'
    },
      options);
    }
  /**
 * Redirect to the bytes of a ready file, in storage.
 * @summary Get Media Content
 */
export const getMediaContent = (
    mediaId: string,
    params?: GetMediaContentParams,
 options?: SecondParameter<typeof request<unknown>>,) => {
      return request<unknown>(
      {url: `/api/v1/media/${mediaId}/content`, method: 'GET',
        params
    },
      options);
    }
  export type CreateUploadResult = NonNullable<Awaited<ReturnType<typeof createUpload>>>
export type CompleteUploadResult = NonNullable<Awaited<ReturnType<typeof completeUpload>>>
export type GetMediaResult = NonNullable<Awaited<ReturnType<typeof getMedia>>>
export type DeleteMediaResult = NonNullable<Awaited<ReturnType<typeof deleteMedia>>>
export type GetMediaContentResult = NonNullable<Awaited<ReturnType<typeof getMediaContent>>>
