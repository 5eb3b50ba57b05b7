import { lazy, Suspense, useSyncExternalStore } from "react";
import { Outlet } from "react-router";
import { useOutbox } from "@/shared/api/outbox/use-outbox";
import { useTranslation } from "@/shared/i18n";
import { OfflineBar, useOnline } from "@/shared/ui";
import { toasts } from "@/shared/ui/toasts";
import { useFocusOnNavigation, useScrollRestoration } from "./navigation";
import styles from "./Root.module.css";

const Toaster = lazy(() =>
  import("@/shared/ui/Toast").then((module) => ({ default: module.Toaster })),
);

/** What every page has: the skip link, the offline bar, toasts, and a sane focus and scroll. */
export function Root() {
  const { t } = useTranslation();
  const hasToasts = useSyncExternalStore(toasts.subscribe, () => toasts.everShown());
  useScrollRestoration();
  useFocusOnNavigation();
  return (
    <>
      <a href="#main" className={styles.skip}>
        {t("skipToContent")}
      </a>
      <Offline />
      <Outlet />
      {hasToasts && (
        <Suspense>
          <Toaster />
        </Suspense>
      )}
    </>
  );
}

/** The browser knows of no connection, or the server has been silent for a while. */
function Offline() {
  const online = useOnline();
  const waiting = useOutbox().filter((entry) => entry.state === "pending").length;
  return <OfflineBar offline={!online} waiting={waiting} />;
}
