import { CircleAlert, CloudOff, WifiOff } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { isReachable, onReachable } from "@/shared/api/reachability";
import { useTranslation } from "@/shared/i18n";
import { Button } from "./Button";
import styles from "./States.module.css";

/** Nothing here yet: a picture, a sentence, one button that leads on. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.state}>
      <span className={styles.picture} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      {children && <p className={styles.text}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** It did not load: what happened, what is safe, and the way on. */
export function ErrorState({
  title,
  children,
  onRetry,
  retrying,
  retryLabel,
  requestId,
}: {
  title?: string;
  children?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  retryLabel?: string;
  /** Shown small, for whoever calls support. */
  requestId?: string | null;
}) {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <div className={styles.state} role="alert">
      <span className={styles.picture} aria-hidden="true">
        {online ? <CircleAlert /> : <CloudOff />}
      </span>
      <p className={styles.title}>{title ?? t(online ? "failed.title" : "offline.title")}</p>
      <p className={styles.text}>{children ?? t(online ? "failed.text" : "offline.text")}</p>
      {onRetry && (
        <div className={styles.action}>
          <Button onClick={onRetry} pending={retrying}>
            {retryLabel ?? t("retry")}
          </Button>
        </div>
      )}
      {requestId && (
        <p className={styles.request}>
          {t("failed.request")} <code>{requestId}</code>
        </p>
      )}
    </div>
  );
}

/** Whether the server can be reached, as far as one knows. */
export function useOnline(): boolean {
  return useSyncExternalStore(onReachable, isReachable);
}

/** Says above everything that there is no connection, and what will happen by itself. */
export function OfflineBar({ offline, waiting = 0 }: { offline: boolean; waiting?: number }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);

  // What else stands at the top has to stand below the bar, whose words may take two lines.
  useLayoutEffect(() => {
    const bar = place.current;
    if (!offline || !bar) return;
    const root = document.documentElement.style;
    const observer = new ResizeObserver(() =>
      root.setProperty("--top-inset", `${bar.offsetHeight}px`),
    );
    observer.observe(bar);
    return () => {
      observer.disconnect();
      root.removeProperty("--top-inset");
    };
  }, [offline]);

  return (
    <div ref={place} role="status" className={styles.barPlace}>
      {offline && (
        <p className={styles.bar}>
          <WifiOff aria-hidden="true" />
          <span>
            {t("offline.bar")}
            {waiting > 0 && ` ${t("offline.waiting", { count: waiting })}`}
          </span>
        </p>
      )}
    </div>
  );
}
