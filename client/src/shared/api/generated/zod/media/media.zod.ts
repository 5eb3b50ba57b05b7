/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * Announce a file and get the URL to PUT it to.
 *
 * A retry with the same Idempotency-Key gets the same id with a fresh URL.
 * @summary Create Upload
 */
export const createUploadBodyFilenameMax = 1000;

export const createUploadBodySizeMax = 52428800;

export const createUploadBodySha256OneRegExp = new RegExp('^[0-9a-fA-F]{64}$');


export const CreateUploadBody = /*#__PURE__*/ zod.object({
  "filename": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createUploadBodyFilenameMax)).check(/*#__PURE__*/ zod.describe('The name that a download gets: only its last path part, without control characters, cut to 200.')),
  "content_type": /*#__PURE__*/ zod.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4', 'video/quicktime', 'video/webm']).check(/*#__PURE__*/ zod.describe('`device_photo` and `avatar` take images alone; the rest take any of these.')),
  "size": /*#__PURE__*/ zod.int().check(/*#__PURE__*/ zod.gte(1)).check(/*#__PURE__*/ zod.lte(createUploadBodySizeMax)).check(/*#__PURE__*/ zod.describe('Bytes. At most 15 MiB for an image, 5 for an avatar, 50 for other files.')),
  "purpose": /*#__PURE__*/ zod.enum(['device_photo', 'ticket_attachment', 'message_attachment', 'avatar']).check(/*#__PURE__*/ zod.describe('What a file is for.')),
  "sha256": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.regex(createUploadBodySha256OneRegExp)),/*#__PURE__*/ zod.null()])).check(/*#__PURE__*/ zod.describe('Checked on completion, in hexadecimal digits.'))
}).check(/*#__PURE__*/ zod.describe('The announcement of a file.'))

