import { useInfiniteQuery } from "@tanstack/react-query";
import { Bell, CheckCheck } from "lucide-react";
import type { NotificationRead } from "@/shared/api/generated/model";
import { itemsOf } from "@/shared/api/page";
import { useSession } from "@/shared/api/session";
import { useFormat, useTranslation } from "@/shared/i18n";
import { isStaff } from "@/shared/lib/access";
import {
  Button,
  ButtonLink,
  EmptyState,
  List,
  ListSkeleton,
  ListStates,
  PageHeader,
} from "@/shared/ui";
import { feedQuery, useReadAll, useReadNotification } from "../api/notifications";
import { NotificationRow } from "../components/NotificationRow";
import { Preferences } from "../components/Preferences";
import { byDay } from "../lib/by-day";
import styles from "./Notifications.module.css";

export default function NotificationsPage() {
  const { t } = useTranslation("notifications");
  const format = useFormat();
  const { roles } = useSession();
  const query = useInfiniteQuery(feedQuery());
  const read = useReadNotification();
  const readAll = useReadAll();
  const items = itemsOf(query.data);
  const hasUnread = items.some((item) => !item.read_at) || Boolean(query.data?.pages[0]?.unread);
  const home = isStaff(roles) ? "/staff" : "";
  const placeOf = ({ subject_type, subject_id }: NotificationRead) =>
    subject_type === "ticket" ? `${home}/tickets/${subject_id}` : `${home}/support/${subject_id}`;

  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          items.length > 0 && (
            <Button
              icon={<CheckCheck aria-hidden="true" />}
              disabled={!hasUnread}
              onClick={() => readAll.mutate()}
            >
              {t("readAll")}
            </Button>
          )
        }
      />
      <ListStates
        query={query}
        skeleton={<ListSkeleton rows={5} leading />}
        isEmpty={items.length === 0}
        empty={
          <EmptyState
            icon={<Bell />}
            title={t("empty.title")}
            action={<ButtonLink to={home || "/"}>{t("empty.action")}</ButtonLink>}
          >
            {t("empty.text")}
          </EmptyState>
        }
        auto={false}
      >
        {byDay(items).map(({ day, items: news }) => (
          <section key={day} className={styles.day}>
            <h2 className={styles.heading}>{format.day(day)}</h2>
            <List>
              {news.map((item) => (
                <NotificationRow
                  key={item.id}
                  item={item}
                  to={placeOf(item)}
                  onRead={() => read.mutate(item.id)}
                />
              ))}
            </List>
          </section>
        ))}
      </ListStates>
      <div className={styles.preferences}>
        <Preferences />
      </div>
    </>
  );
}
