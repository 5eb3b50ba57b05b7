import styles from "./PageSkeleton.module.css";
import { ListSkeleton, Loading, Skeleton } from "./Skeleton";

/** The shape of most pages: a large title and a list. */
export function PageSkeleton() {
  return (
    <div className={styles.page}>
      <Loading>
        <Skeleton shape="title" />
      </Loading>
      <ListSkeleton leading />
    </div>
  );
}
