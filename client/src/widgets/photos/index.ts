/** Files beside words: added with progress (`useUploads` with `PhotoField`, or
 * its parts),
 * shown and opened in place (`Attachments`). */
export { Attachments } from "./Attachments";
export { type Attachment, fromOutbox, fromPhoto, fromRead, isImage } from "./attachment";
export { FileButton } from "./FileButton";
export { PhotoField } from "./PhotoField";
export { UploadTiles } from "./UploadTiles";
export { useDrop } from "./useDrop";
export { useObjectUrls } from "./useObjectUrls";
export { ACCEPTED_TYPES, type UploadItem, type Uploads, useUploads } from "./useUploads";
