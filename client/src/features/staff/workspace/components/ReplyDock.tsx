import clsx from "clsx";
import { Lock, MessageCircle } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "@/shared/i18n";
import { type Chat, Composer, type ComposerHandle } from "@/widgets/chat";
import { useShortcuts } from "../../queue/lib/useShortcuts";
import styles from "./ReplyDock.module.css";

type Mode = "reply" | "note";

/** Where staff write: to the customer or among themselves, each with words of its own kept apart. */
export function ReplyDock({ ticketId, chat }: { ticketId: string; chat: Chat }) {
  const { t } = useTranslation("workspace");
  const [mode, setMode] = useState<Mode>("reply");
  const composer = useRef<ComposerHandle>(null);
  const change = (next: Mode) => {
    setMode(next);
    // The other composer takes its place first.
    setTimeout(() => composer.current?.focus());
  };
  useShortcuts({ r: () => change("reply"), n: () => change("note") });
  const modes = [
    { id: "reply", icon: MessageCircle },
    { id: "note", icon: Lock },
  ] as const;
  return (
    <div className={styles.dock}>
      <fieldset className={styles.modes} aria-label={t("compose.label")}>
        {modes.map(({ id, icon: Icon }) => (
          <button
            key={id}
            type="button"
            aria-pressed={mode === id}
            className={clsx(styles.mode, styles[id])}
            onClick={() => change(id)}
          >
            <Icon aria-hidden="true" />
            {t(`compose.${id}`)}
          </button>
        ))}
        <span className={styles.who} data-note={mode === "note" || undefined} role="status">
          {t(`compose.${mode}Seen`)}
        </span>
      </fieldset>
      <Composer
        key={mode}
        ref={composer}
        draftKey={mode === "note" ? `ticket-note:${ticketId}` : `ticket-message:${ticketId}`}
        internal={mode === "note"}
        label={t(`compose.${mode}Label`)}
        placeholder={t(`compose.${mode}Placeholder`)}
        onSend={chat.send}
      />
    </div>
  );
}
