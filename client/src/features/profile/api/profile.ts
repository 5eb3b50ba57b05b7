import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  endOtherSessions,
  endSession,
  getTotp,
  listSessions,
  sendVerification,
} from "@/shared/api/generated/endpoints/auth/auth";
import { getMedia } from "@/shared/api/generated/endpoints/media/media";
import { updateUser } from "@/shared/api/generated/endpoints/user/user";
import type { SessionRead, UserRead, UserUpdate } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { type Paged, pagedQuery } from "@/shared/api/page";
import { shrinkPhoto } from "@/shared/lib/shrink-photo";
import { uploadFile } from "@/shared/lib/upload";

export const sessionsQuery = pagedQuery(keys.user.sessions, (cursor, options) =>
  listSessions({ cursor, limit: 100 }, options),
);

export const secondFactorQuery = queryOptions({
  queryKey: keys.user.secondFactor,
  queryFn: ({ signal }) => getTotp({ signal }),
});

/** How long an address in storage is good for, less a margin. */
const LINK_MS = 10 * 60_000;
/** The smaller versions are there a moment after the upload. */
const SOON_MS = 1_500;

/** The picture, with its address in storage. */
export function avatarQuery(id: string | null) {
  return queryOptions({
    queryKey: keys.media.detail(id ?? ""),
    queryFn: ({ signal }) => getMedia(id ?? "", { signal }),
    enabled: id !== null,
    staleTime: LINK_MS,
    refetchInterval: ({ state }) => (state.data?.status === "processing" ? SOON_MS : false),
  });
}

export function useUpdateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: UserUpdate) => updateUser(changes),
    onSuccess: (user) => {
      client.setQueryData<UserRead>(keys.user.me, user);
      void client.invalidateQueries({ queryKey: keys.user.me });
    },
  });
}

export function useChangeAvatar() {
  const update = useUpdateUser();
  return useMutation({
    mutationFn: async (file: File) => {
      const media = await uploadFile(await shrinkPhoto(file), { purpose: "avatar" });
      return update.mutateAsync({ avatar_media_id: media.id });
    },
  });
}

export function useSendVerification() {
  return useMutation({ mutationFn: () => sendVerification() });
}

/** Gone from the list at once, and back again if the server refuses. */
export function useEndSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | "others") => (id === "others" ? endOtherSessions() : endSession(id)),
    onMutate: async (id) => {
      await client.cancelQueries({ queryKey: keys.user.sessions });
      const before = client.getQueryData<Paged<SessionRead>>(keys.user.sessions);
      client.setQueryData<Paged<SessionRead>>(
        keys.user.sessions,
        before && {
          ...before,
          pages: before.pages.map((page) => ({
            ...page,
            items: page.items.filter((each) => (id === "others" ? each.current : each.id !== id)),
          })),
        },
      );
      return before;
    },
    onError: (_error, _id, before) => client.setQueryData(keys.user.sessions, before),
    onSettled: () => client.invalidateQueries({ queryKey: keys.user.sessions }),
  });
}
