import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  changeNotificationPreferences,
  getNotificationPreferences,
  listNotifications,
  readAllNotifications,
  readNotification,
} from "@/shared/api/generated/endpoints/notifications/notifications";
import type {
  NotificationKind,
  NotificationRead,
  PreferencesRead,
} from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { mapItems, type Paged, pagedQuery } from "@/shared/api/page";

export function feedQuery() {
  return pagedQuery(keys.notifications.list, (cursor, options) =>
    listNotifications({ limit: 30, cursor }, options),
  );
}

/** Marks in the feed at once; returns how to take that back. */
function markHere(client: QueryClient, isMeant: (item: NotificationRead) => boolean): () => void {
  const before = client.getQueryData<Paged<NotificationRead>>(keys.notifications.list);
  const read_at = new Date().toISOString();
  client.setQueryData<Paged<NotificationRead>>(
    keys.notifications.list,
    (data) =>
      data &&
      mapItems(data, (item) => (isMeant(item) && !item.read_at ? { ...item, read_at } : item)),
  );
  return () => client.setQueryData(keys.notifications.list, before);
}

export function useReadNotification() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => readNotification(id),
    onMutate: (id) => markHere(client, (item) => item.id === id),
    onError: (_error, _id, undo) => undo?.(),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.notifications.unread }),
  });
}

export function useReadAll() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => readAllNotifications(),
    onMutate: () => markHere(client, () => true),
    onError: (_error, _none, undo) => undo?.(),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.notifications.all }),
  });
}

export function preferencesQuery() {
  return queryOptions({
    queryKey: keys.notifications.preferences,
    queryFn: ({ signal }) => getNotificationPreferences({ signal }),
  });
}

/** Turns the mails of one kind on or off: at once here, and back when it is refused. */
export function useChangePreference() {
  const client = useQueryClient();
  const queryKey = keys.notifications.preferences;
  return useMutation({
    mutationFn: ({ kind, email }: { kind: NotificationKind; email: boolean }) =>
      changeNotificationPreferences({ [kind]: { email } }),
    async onMutate({ kind, email }) {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<PreferencesRead>(queryKey);
      if (before) client.setQueryData(queryKey, { ...before, [kind]: { email } });
      return { before };
    },
    onError(_error, _change, context) {
      if (context?.before) client.setQueryData(queryKey, context.before);
    },
    onSettled: () => void client.invalidateQueries({ queryKey }),
  });
}
