import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { Outlet } from "react-router";
import { useOutbox } from "@/shared/api/outbox/use-outbox";
import { useRealtimeStatus } from "@/shared/api/realtime/status";
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

const SILENCE_MS = 4_000;

/** The browser knows of no connection, or the server has been silent for a while. */
function Offline() {
  const online = useOnline();
  const isSilent = useSilence();
  const waiting = useOutbox().filter((entry) => entry.state === "pending").length;
  return <OfflineBar offline={!online || isSilent} waiting={waiting} />;
}

/** A stream that is taken up again at once is no news. */
function useSilence(): boolean {
  const status = useRealtimeStatus();
  const isBroken = status === "waiting" || status === "offline";
  // Between two attempts it is 'connecting': the server is no less silent then.
  const isOver = status === "live" || status === "stopped";
  const [isSilent, setIsSilent] = useState(false);
  useEffect(() => {
    if (isOver) return setIsSilent(false);
    if (!isBroken) return;
    const timer = setTimeout(() => setIsSilent(true), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [isBroken, isOver]);
  return isSilent;
}
