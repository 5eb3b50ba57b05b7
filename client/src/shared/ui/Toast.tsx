import { Check, CircleAlert, Info, X } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "@/shared/i18n";
import { Button, IconButton } from "./Button";
import styles from "./Toast.module.css";
import { type ToastItem, toast, toasts } from "./toasts";

const LIFE_MS = 5_000;
const LIFE_WITH_ACTION_MS = 8_000;
const ICONS = { info: Info, success: Check, error: CircleAlert };

/** Where toasts appear; mounted once, by the app. */
export function Toaster() {
  const { t } = useTranslation();
  const items = useSyncExternalStore(toasts.subscribe, toasts.get);
  return (
    <section aria-label={t("notices")} aria-live="polite" className={styles.place}>
      {items.map((item) => (
        <Toast key={item.id} item={item} />
      ))}
    </section>
  );
}

function Toast({ item }: { item: ToastItem }) {
  const { t } = useTranslation();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const Icon = ICONS[item.tone];
  const { id, action } = item;

  const stop = () => clearTimeout(timer.current);
  const start = () => {
    stop();
    if (item.lasting) return;
    timer.current = setTimeout(() => toast.dismiss(id), action ? LIFE_WITH_ACTION_MS : LIFE_MS);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts once for each toast
  useEffect(() => {
    start();
    return stop;
  }, [id]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a pause for whoever reads or points at it
    <div
      className={styles.toast}
      data-tone={item.tone}
      onPointerEnter={stop}
      onPointerLeave={start}
      onFocus={stop}
      onBlur={start}
    >
      <Icon aria-hidden="true" className={styles.icon} />
      <p className={styles.text}>{item.text}</p>
      {action && (
        <Button
          size="small"
          variant="quiet"
          className={styles.action}
          onClick={() => {
            toast.dismiss(id);
            action.onPress();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="small" label={t("close")} onClick={() => toast.dismiss(id)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
