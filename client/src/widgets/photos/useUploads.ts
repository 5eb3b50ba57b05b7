import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ContentType, type Purpose } from "@/shared/api/generated/model";
import type { AddedFile } from "@/shared/api/outbox";
import { Problem, toProblem } from "@/shared/api/problem";
import { isUnanswered, onReturn } from "@/shared/api/reachability";
import {
  type DraftFile,
  forgetDraftFiles,
  keepDraftFile,
  listDraftFiles,
  noteUploaded,
} from "@/shared/lib/draft-files";
import { shrinkPhoto } from "@/shared/lib/shrink-photo";
import { uploadFile } from "@/shared/lib/upload";
import { uuid } from "@/shared/lib/uuid";

export interface UploadItem {
  id: string;
  file: File;
  /** Shows an image before it is anywhere else. */
  preview: string | null;
  /** `waiting`: there is no connection; it is taken up again, at the latest when it is sent. */
  state: "uploading" | "waiting" | "done" | "failed";
  /** From 0 to 1. */
  progress: number;
  mediaId: string | null;
  problem: Problem | null;
}

export interface Uploads {
  items: readonly UploadItem[];
  /** All that may be sent, uploaded or not. */
  files: readonly AddedFile[];
  /** How many more may be added. */
  room: number;
  add: (files: Iterable<File>) => void;
  /** Cancels it, too. */
  remove: (id: string) => void;
  retry: (id: string) => void;
  /** Gives `files` and begins anew; `forget` once they are sent. */
  take: () => AddedFile[];
  /** Forgets what was taken: until then a reload brings it back. */
  forget: () => void;
  /** Forgets all: it is sent, or not wanted. */
  clear: () => void;
}

export interface UploadOptions {
  purpose: Purpose;
  max?: number;
  /** Keeps the files until they are sent, under the name of the words' draft. */
  draft?: string;
}

export const ACCEPTED_TYPES = Object.values(ContentType);

/** Files that are uploaded while the person still writes, so that sending takes no time. */
export function useUploads({ purpose, max = 10, draft }: UploadOptions): Uploads {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const latest = useRef(items);
  const taken = useRef<string[]>([]);
  const running = useRef(new Map<string, AbortController>());

  const set = useCallback((next: readonly UploadItem[]) => {
    latest.current = next;
    setItems(next);
  }, []);
  const change = useCallback(
    (id: string, values: Partial<UploadItem>) =>
      set(latest.current.map((item) => (item.id === id ? { ...item, ...values } : item))),
    [set],
  );

  const start = useCallback(
    async (item: UploadItem) => {
      const abort = new AbortController();
      running.current.set(item.id, abort);
      change(item.id, { state: "uploading", progress: 0, problem: null });
      try {
        const media = await uploadFile(await shrinkPhoto(item.file), {
          purpose,
          signal: abort.signal,
          onProgress: (progress) => change(item.id, { progress }),
        });
        change(item.id, { state: "done", progress: 1, mediaId: media.id });
        if (draft) void noteUploaded(item.id, media.id);
      } catch (error) {
        const problem = toProblem(error);
        if (problem.code === "network.aborted") return;
        change(item.id, { state: isUnanswered(problem) ? "waiting" : "failed", problem });
      } finally {
        if (running.current.get(item.id) === abort) running.current.delete(item.id);
      }
    },
    [change, draft, purpose],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      const room = max - latest.current.length;
      const added = [...files].slice(0, Math.max(0, room)).map((file) => itemOf(file));
      set([...latest.current, ...added]);
      for (const item of added) {
        if (item.state !== "uploading") continue;
        void start(item);
        if (draft) void keepDraftFile(item.id, draft, item.file);
      }
    },
    [draft, max, set, start],
  );
  const drop = useCallback((id: string) => {
    running.current.get(id)?.abort();
    running.current.delete(id);
  }, []);
  const remove = useCallback(
    (id: string) => {
      drop(id);
      const gone = latest.current.find((item) => item.id === id);
      if (gone?.preview) URL.revokeObjectURL(gone.preview);
      if (draft) void forgetDraftFiles([id]);
      set(latest.current.filter((item) => item.id !== id));
    },
    [draft, drop, set],
  );
  const retry = useCallback(
    (id: string) => {
      const item = latest.current.find((each) => each.id === id);
      if (item && item.state !== "done") void start(item);
    },
    [start],
  );
  const empty = useCallback(() => {
    for (const item of latest.current) {
      drop(item.id);
      if (item.preview) URL.revokeObjectURL(item.preview);
    }
    set([]);
  }, [drop, set]);
  const take = useCallback(() => {
    const all = latest.current;
    taken.current.push(...all.map(({ id }) => id));
    empty();
    return filesOf(all);
  }, [empty]);
  const forget = useCallback(() => {
    if (draft) void forgetDraftFiles(taken.current);
    taken.current = [];
  }, [draft]);

  const clear = useCallback(() => {
    take();
    forget();
  }, [take, forget]);

  useEffect(() => {
    if (!draft) return;
    let isHere = true;
    void listDraftFiles(draft).then((kept) => {
      const known = new Set([...latest.current.map(({ id }) => id), ...taken.current]);
      const restored = kept.filter(({ id }) => isHere && !known.has(id)).map(restoredItem);
      if (restored.length === 0) return;
      set([...restored, ...latest.current]);
      for (const item of restored) if (item.state === "uploading") void start(item);
    });
    return () => {
      isHere = false;
      // Another chat's form in the same place begins with what was chosen there.
      empty();
    };
  }, [draft, empty, set, start]);

  useEffect(() => {
    const resume = () => {
      for (const item of latest.current) if (item.state === "waiting") void start(item);
    };
    addEventListener("online", resume);
    const unlisten = onReturn(resume);
    return () => {
      removeEventListener("online", resume);
      unlisten();
    };
  }, [start]);
  useEffect(() => {
    const aborts = running.current;
    return () => {
      for (const abort of aborts.values()) abort.abort();
      for (const item of latest.current) if (item.preview) URL.revokeObjectURL(item.preview);
    };
  }, []);

  const files = useMemo(() => filesOf(items), [items]);
  return { items, files, room: max - items.length, add, remove, retry, take, forget, clear };
}

function filesOf(items: readonly UploadItem[]): AddedFile[] {
  return items
    .filter(({ state }) => state !== "failed")
    .map(({ file, mediaId }) => ({ file, mediaId }));
}

function restoredItem({ id, blob, name, type, mediaId }: DraftFile): UploadItem {
  const item = itemOf(new File([blob], name, { type }), id);
  return mediaId ? { ...item, state: "done", progress: 1, mediaId } : item;
}

function itemOf(file: File, id = uuid()): UploadItem {
  const isAccepted = ACCEPTED_TYPES.some((type) => type === file.type);
  return {
    id,
    file,
    preview: isAccepted && file.type.startsWith("image/") ? URL.createObjectURL(file) : null,
    state: isAccepted ? "uploading" : "failed",
    progress: 0,
    mediaId: null,
    problem: isAccepted ? null : new Problem("media.type_not_allowed"),
  };
}
