import type { AttachmentRead, TicketPhotoRead } from "@/shared/api/generated/model";
import type { OutboxFile } from "@/shared/api/outbox";

/** A file beside words, wherever it comes from; addresses are null while it is being processed. */
export interface Attachment {
  id: string;
  name: string | null;
  type: string | null;
  size: number | null;
  thumbnail: string | null;
  medium: string | null;
  full: string | null;
}

export function fromRead(read: AttachmentRead): Attachment {
  return {
    id: read.id,
    name: read.filename,
    type: read.content_type,
    size: read.size,
    thumbnail: read.thumbnail_url,
    medium: read.medium_url,
    full: read.url,
  };
}

export function fromPhoto(photo: TicketPhotoRead): Attachment {
  return {
    id: photo.media_id,
    name: null,
    type: "image/jpeg",
    size: null,
    thumbnail: photo.thumbnail_url,
    medium: photo.medium_url,
    full: photo.url,
  };
}

/** A file that is still on its way from here: `url` shows the copy in this browser. */
export function fromOutbox(file: OutboxFile, url: string | null): Attachment {
  return {
    id: file.id,
    name: file.name,
    type: file.type,
    size: file.blob.size,
    thumbnail: url,
    medium: url,
    full: url,
  };
}

export function isImage({ type }: Pick<Attachment, "type">): boolean {
  return type?.startsWith("image/") ?? false;
}
