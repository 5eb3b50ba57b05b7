import clsx from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "@/shared/i18n";
import { Button, IconButton } from "./Button";
import styles from "./Dialog.module.css";
import { OverlayContainer } from "./overlay-container";

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons below; the main one last. */
  actions?: ReactNode;
  size?: "small" | "medium" | "large";
  /** `sheet` rises from the bottom of a phone and stands at the side of a desktop. */
  shape?: "dialog" | "sheet";
  /** False while leaving would lose something: Escape and the backdrop then do nothing. */
  dismissable?: boolean;
}

/** The browser's own modal dialog: it keeps the focus, closes on Escape and gives the focus back. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({
  onClose,
  title,
  children,
  actions,
  size = "medium",
  shape = "dialog",
  dismissable = true,
}: DialogProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const heading = useId();

  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    // The browser would begin at 'close', which stands first.
    if (panel.current) firstStop(panel.current)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way is Escape, in onCancel
    <dialog
      ref={ref}
      className={clsx(styles.dialog, styles[size], styles[shape])}
      aria-labelledby={heading}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (dismissable) onClose();
      }}
      onClick={(event) => {
        if (dismissable && event.target === event.currentTarget) onClose();
      }}
    >
      <div ref={panel} className={styles.panel}>
        <header className={styles.header}>
          <h2 id={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          {dismissable && (
            <IconButton label={t("close")} onClick={onClose} className={styles.close}>
              <X aria-hidden="true" />
            </IconButton>
          )}
        </header>
        <div className={styles.body}>
          <OverlayContainer value={ref}>{children}</OverlayContainer>
        </div>
        {actions && <footer className={styles.actions}>{actions}</footer>}
      </div>
    </dialog>
  );
}

const FIELD = "input:not([type=hidden]):enabled, select:enabled, textarea:enabled";

/** Where a dialog begins: what it asks for, or else its safest button, or else its words. */
function firstStop(panel: HTMLElement): HTMLElement | null {
  const [header, body, footer] = panel.children;
  const field = body?.querySelector<HTMLInputElement>(FIELD);
  return (
    panel.querySelector<HTMLElement>("[data-autofocus]") ??
    (field?.type === "radio"
      ? body?.querySelector<HTMLElement>(`input[name="${CSS.escape(field.name)}"]:checked`)
      : null) ??
    field ??
    footer?.querySelector<HTMLElement>("button:enabled, a[href]") ??
    header?.querySelector<HTMLElement>("h2") ??
    null
  );
}

/** A dialog that rises from the bottom of a phone. */
export function Sheet(props: Omit<DialogProps, "shape">) {
  return <Dialog {...props} shape="sheet" />;
}

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The verb of the act, never 'OK'. */
  confirmLabel: string;
  danger?: boolean;
  pending?: boolean;
}

/** For what cannot be undone; where undo is possible, act and offer it in a toast. */
export function ConfirmDialog({
  confirmLabel,
  onConfirm,
  danger,
  pending,
  ...dialog
}: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      {...dialog}
      size="small"
      dismissable={!pending}
      actions={
        <>
          <Button onClick={dialog.onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button variant={danger ? "danger" : "primary"} onClick={onConfirm} pending={pending}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
