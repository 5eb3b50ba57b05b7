import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import {
  changeCaseStatus,
  createCase,
  getCase,
  listCases,
} from "@/shared/api/generated/endpoints/support/support";
import type { CaseCreate, CaseDetail, CaseStatus } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { type AddedFile, enqueue } from "@/shared/api/outbox";
import { pagedQuery } from "@/shared/api/page";
import { toProblem } from "@/shared/api/problem";
import { isReachable } from "@/shared/api/reachability";
import { uuid } from "@/shared/lib/uuid";

/** One's own cases; staff name themselves, who see everybody's. */
export function myCasesQuery(ownerId: string | null) {
  const filters = {
    include: ["summary" as const],
    ...(ownerId ? { user_id: ownerId } : {}),
  };
  return pagedQuery(keys.support.list(filters), (cursor, options) =>
    listCases({ ...filters, cursor }, options),
  );
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: keys.support.detail(id),
    queryFn: ({ signal }) => getCase(id, { signal }),
  });
}

/** Closes a case or opens it again: shown at once, taken back when the server refuses. */
export function useChangeCaseStatus(id: string) {
  const client = useQueryClient();
  const queryKey = keys.support.detail(id);
  return useMutation({
    mutationFn: (status: CaseStatus) => changeCaseStatus(id, { status }),
    async onMutate(status) {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<CaseDetail>(queryKey);
      if (before) client.setQueryData(queryKey, { ...before, status, allowed_transitions: [] });
      return { before };
    },
    onError(_error, _status, context) {
      if (context?.before) client.setQueryData(queryKey, context.before);
    },
    onSettled() {
      void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: keys.support.lists });
    },
  });
}

/** Files a case; when it has to wait, the id is that of its outbox entry, which leads to it. */
export function useFileCase() {
  const client = useQueryClient();
  // One form is one case, however often it is sent.
  const clientId = useRef(uuid());
  return async (
    body: CaseCreate,
    files: readonly AddedFile[],
  ): Promise<{ id: string; isSent: boolean }> => {
    const id = clientId.current;
    const later = async () => {
      await enqueue({ kind: "support.create", id, body, files });
      clientId.current = uuid();
      return { id, isSent: false };
    };
    const mediaIds = files.flatMap(({ mediaId }) => mediaId ?? []);
    if (!isReachable() || mediaIds.length < files.length) return later();
    try {
      const made = await createCase(
        { ...body, media_ids: mediaIds, client_id: id },
        { idempotencyKey: id },
      );
      client.setQueryData(keys.support.detail(made.id), made);
      void client.invalidateQueries({ queryKey: keys.support.lists });
      clientId.current = uuid();
      return { id: made.id, isSent: true };
    } catch (error) {
      if (toProblem(error).isTransient) return later();
      throw error;
    }
  };
}
