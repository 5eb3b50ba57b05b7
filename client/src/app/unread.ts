import { useQuery } from "@tanstack/react-query";
import { listNotifications } from "@/shared/api/generated/endpoints/notifications/notifications";
import { keys } from "@/shared/api/keys";
import { page } from "@/shared/api/page";
import { useUnreadBadge } from "@/shared/lib/unread-badge";

/** How many notifications are unread; shown in the title and on the icon, too. */
export function useUnread(enabled: boolean): number {
  const { data = 0 } = useQuery({
    queryKey: keys.notifications.unread,
    queryFn: async ({ signal }) => {
      const { unread } = await page((options) => listNotifications({ limit: 1 }, options), {
        signal,
      });
      return unread ?? 0;
    },
    enabled,
  });
  const count = enabled ? data : 0;
  useUnreadBadge(count);
  return count;
}
