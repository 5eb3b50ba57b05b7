import { lazy, Suspense, useSyncExternalStore } from "react";
import { Outlet } from "react-router";
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
  const online = useOnline();
  const hasToasts = useSyncExternalStore(toasts.subscribe, () => toasts.everShown());
  useScrollRestoration();
  useFocusOnNavigation();
  return (
    <>
      <a href="#main" className={styles.skip}>
        {t("skipToContent")}
      </a>
      <OfflineBar offline={!online} />
      <Outlet />
      {hasToasts && (
        <Suspense>
          <Toaster />
        </Suspense>
      )}
    </>
  );
}
