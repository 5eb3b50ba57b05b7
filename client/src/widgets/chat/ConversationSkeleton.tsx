import { Loading, Skeleton } from "@/shared/ui";
import styles from "./ConversationSkeleton.module.css";

/** The shape of a ticket's or a case's page. */
export function ConversationSkeleton() {
  return (
    <Loading className={styles.page}>
      <Skeleton shape="title" />
      <Skeleton width="40%" />
      <Skeleton shape="block" height="5.5rem" />
      <Skeleton shape="block" height="7.5rem" />
      <Skeleton shape="block" width="60%" height="4rem" className={styles.own} />
      <Skeleton shape="block" width="55%" height="4rem" />
    </Loading>
  );
}
