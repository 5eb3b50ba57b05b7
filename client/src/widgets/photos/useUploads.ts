import { useCallback, useEffect, useRef, useState } from "react";
import { ContentType, type Purpose } from "@/shared/api/generated/model";
import type { AddedFile } from "@/shared/api/outbox";
import { Problem, toProblem } from "@/shared/api/problem";
import { isUnanswered, onReturn } from "@/shared/api/reachability";
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
  /** How many more may be added. */
  room: number;
  add: (files: Iterable<File>) => void;
  /** Cancels it, too. */
  remove: (id: string) => void;
  retry: (id: string) => void;
  /** Gives all that may be sent, uploaded or not, and begins anew. */
  take: () => AddedFile[];
}

export const ACCEPTED_TYPES = Object.values(ContentType);

/** Files that are uploaded while the person still writes, so that sending takes no time. */
export function useUploads({ purpose, max = 10 }: { purpose: Purpose; max?: number }): Uploads {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const latest = useRef(items);
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
      } catch (error) {
        const problem = toProblem(error);
        if (problem.code === "network.aborted") return;
        change(item.id, { state: isUnanswered(problem) ? "waiting" : "failed", problem });
      } finally {
        if (running.current.get(item.id) === abort) running.current.delete(item.id);
      }
    },
    [change, purpose],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      const room = max - latest.current.length;
      const added = [...files].slice(0, Math.max(0, room)).map(itemOf);
      set([...latest.current, ...added]);
      for (const item of added) if (item.state === "uploading") void start(item);
    },
    [max, set, start],
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
      set(latest.current.filter((item) => item.id !== id));
    },
    [drop, set],
  );
  const retry = useCallback(
    (id: string) => {
      const item = latest.current.find((each) => each.id === id);
      if (item && item.state !== "done") void start(item);
    },
    [start],
  );
  const take = useCallback(() => {
    const taken = latest.current.filter((item) => item.state !== "failed");
    for (const item of latest.current) {
      drop(item.id);
      if (item.preview) URL.revokeObjectURL(item.preview);
    }
    set([]);
    return taken.map(({ file, mediaId }) => ({ file, mediaId }));
  }, [drop, set]);

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

  return { items, room: max - items.length, add, remove, retry, take };
}

function itemOf(file: File): UploadItem {
  const isAccepted = ACCEPTED_TYPES.some((type) => type === file.type);
  return {
    id: uuid(),
    file,
    preview: isAccepted && file.type.startsWith("image/") ? URL.createObjectURL(file) : null,
    state: isAccepted ? "uploading" : "failed",
    progress: 0,
    mediaId: null,
    problem: isAccepted ? null : new Problem("media.type_not_allowed"),
  };
}
