/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * Announce a file and get the URL to PUT it to.
 *
 * A retry with the same Idempotency-Key gets the same id with a fresh URL.
 * @summary Create Upload
 */
export const createUploadHeaderIdempotencyKeyOneMax = 255;


export const createUploadHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateUploadHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createUploadHeaderIdempotencyKeyOneMax).regex(createUploadHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createUploadBodyFilenameMax = 1000;

export const createUploadBodySizeMax = 52428800;

export const createUploadBodySha256OneRegExp = new RegExp('^[0-9a-fA-F]{64}$');


export const CreateUploadBody = zod.object({
  "filename": zod.string().min(1).max(createUploadBodyFilenameMax).describe('The name that a download gets: only its last path part, without control characters, cut to 200.'),
  "content_type": zod.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4', 'video/quicktime', 'video/webm']).describe('`device_photo` and `avatar` take images alone; the rest take any of these.'),
  "size": zod.int().min(1).max(createUploadBodySizeMax).describe('Bytes. At most 15 MiB for an image, 5 for an avatar, 50 for other files.'),
  "purpose": zod.enum(['device_photo', 'ticket_attachment', 'message_attachment', 'avatar']).describe('What a file is for.'),
  "sha256": zod.union([zod.string().regex(createUploadBodySha256OneRegExp),zod.null()]).optional().describe('Checked on completion, in hexadecimal digits.')
}).describe('The announcement of a file.')

export const createUploadResponseUploadMethodDefault = `PUT`;

export const CreateUploadResponse = zod.object({
  "id": zod.uuid(),
  "upload": zod.object({
  "method": zod.literal("PUT").default(createUploadResponseUploadMethodDefault).meta({ title: 'Method' }),
  "url": zod.string(),
  "headers": zod.record(zod.string(), zod.string()),
  "expires_at": zod.iso.datetime({"offset":true})
}).describe('Where to send the file: exactly ``size`` bytes, with exactly these headers.')
}).describe('An announced upload.')

/**
 * Have the uploaded file checked: its size, its type by content, its checksum.
 *
 * A file that is not what was announced is deleted (422 with a `media.*` code).
 * @summary Complete Upload
 */
export const CompleteUploadParams = zod.object({
  "media_id": zod.uuid()
})

export const CompleteUploadResponse = zod.object({
  "id": zod.uuid(),
  "owner_id": zod.uuid(),
  "status": zod.enum(['pending', 'processing', 'ready']),
  "purpose": zod.enum(['device_photo', 'ticket_attachment', 'message_attachment', 'avatar']).describe('What a file is for.'),
  "filename": zod.string(),
  "content_type": zod.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4', 'video/quicktime', 'video/webm']).describe('The types that are taken.\n\nHEIC is not: browsers other than Safari do not show it, and iOS sends JPEG when asked to.'),
  "size": zod.int(),
  "sha256": zod.union([zod.string(),zod.null()]),
  "width": zod.union([zod.int(),zod.null()]),
  "height": zod.union([zod.int(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true}),
  "completed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()])
}).describe('A file; its bytes are at ``/media/{id}/content`` once it is ready.\n\nAn image is ``processing`` for a moment first, while its private data is removed.')

/**
 * Describe a file: for its uploader, staff, and whoever has it in a ticket of theirs.
 * @summary Get Media
 */
export const GetMediaParams = zod.object({
  "media_id": zod.uuid()
})

export const GetMediaHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetMediaResponse = zod.object({
  "id": zod.uuid(),
  "owner_id": zod.uuid(),
  "status": zod.enum(['pending', 'processing', 'ready']),
  "purpose": zod.enum(['device_photo', 'ticket_attachment', 'message_attachment', 'avatar']).describe('What a file is for.'),
  "filename": zod.string(),
  "content_type": zod.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4', 'video/quicktime', 'video/webm']).describe('The types that are taken.\n\nHEIC is not: browsers other than Safari do not show it, and iOS sends JPEG when asked to.'),
  "size": zod.int(),
  "sha256": zod.union([zod.string(),zod.null()]),
  "width": zod.union([zod.int(),zod.null()]),
  "height": zod.union([zod.int(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true}),
  "completed_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()])
}).describe('A file; its bytes are at ``/media/{id}/content`` once it is ready.\n\nAn image is ``processing`` for a moment first, while its private data is removed.')

/**
 * Delete a file: for its uploader and staff.
 * @summary Delete Media
 */
export const DeleteMediaParams = zod.object({
  "media_id": zod.uuid()
})

export const DeleteMediaResponse = zod.void()

/**
 * Redirect to the bytes of a ready file, in storage.
 * @summary Get Media Content
 */
export const GetMediaContentParams = zod.object({
  "media_id": zod.uuid()
})

export const GetMediaContentQueryParams = zod.object({
  "variant": zod.enum(['original', 'medium', 'thumbnail']).optional().describe('A smaller size of an image.')
})

export const GetMediaContentResponse = zod.void()

