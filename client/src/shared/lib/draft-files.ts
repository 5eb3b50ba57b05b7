import { currentUserId } from "../api/tokens";
import { userDb } from "./user-db";

/** Somewhat less than the server keeps an upload that belongs to nothing. */
const UPLOAD_KEPT_MS = 12 * 60 * 60_000;

/** A file that is chosen and not sent yet, as it is kept beside the words of its draft. */
export interface DraftFile {
  id: string;
  /** The name of the draft, as `useDraft` has it. */
  draft: string;
  blob: Blob;
  name: string;
  type: string;
  /** When it was chosen: they are shown in this order. */
  addedAt: number;
  mediaId: string | null;
  uploadedAt: number | null;
}

/** Keeps a file until `forgetDraftFiles`; a browser that has no room for it is no error. */
export async function keepDraftFile(id: string, draft: string, file: File): Promise<void> {
  await attempt(async (userId) => {
    const { name, type } = file;
    const kept = { id, draft, blob: file, name, type, mediaId: null, uploadedAt: null };
    await (await userDb(userId)).put("files", { ...kept, addedAt: Date.now() });
  });
}

/** Notes that it is uploaded, unless it was removed meanwhile. */
export async function noteUploaded(id: string, mediaId: string): Promise<void> {
  await attempt(async (userId) => {
    const transaction = (await userDb(userId)).transaction("files", "readwrite");
    const kept = await transaction.store.get(id);
    if (kept) await transaction.store.put({ ...kept, mediaId, uploadedAt: Date.now() });
    await transaction.done;
  });
}

/** The files of a draft; an upload that the server may have dropped since counts for nothing. */
export async function listDraftFiles(draft: string): Promise<DraftFile[]> {
  const found = await attempt(async (userId) =>
    (await userDb(userId)).getAllFromIndex("files", "draft", draft),
  );
  return (found ?? [])
    .map((file) =>
      (file.uploadedAt ?? 0) + UPLOAD_KEPT_MS > Date.now() ? file : { ...file, mediaId: null },
    )
    .sort((one, other) => one.addedAt - other.addedAt);
}

/** Forgets files that were sent or removed. */
export async function forgetDraftFiles(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await attempt(async (userId) => {
    const transaction = (await userDb(userId)).transaction("files", "readwrite");
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  });
}

/** Without a person or a database nothing is kept; the form itself still has the files. */
async function attempt<T>(act: (userId: string) => Promise<T>): Promise<T | undefined> {
  const userId = currentUserId();
  if (!userId) return undefined;
  try {
    return await act(userId);
  } catch {
    return undefined;
  }
}
