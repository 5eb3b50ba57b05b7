import clsx from "clsx";
import { ImagePlus, SendHorizontal } from "lucide-react";
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { IconButton } from "@/shared/ui";
import { FileButton, UploadTiles, useDrop, useUploads } from "../photos";
import styles from "./Composer.module.css";
import type { NewMessage } from "./useChat";

const MAX_LENGTH = 10_000;

export interface ComposerHandle {
  focus: () => void;
  /** Puts words where the caret is. */
  insert: (text: string) => void;
}

export interface ComposerProps {
  /** What is typed is kept under this name until it is sent: `ticket-message:<id>`. */
  draftKey: string;
  onSend: (message: NewMessage) => Promise<void>;
  label: string;
  placeholder?: string;
  /** A note among staff: it looks clearly different, and is sent as `internal`. */
  internal?: boolean;
  /** More buttons, at the left of 'send'. */
  tools?: ReactNode;
  ref?: Ref<ComposerHandle>;
}

/** Where one writes: Enter sends and Shift+Enter breaks the line; on a phone, the button sends. */
export function Composer({
  draftKey,
  onSend,
  label,
  placeholder,
  internal,
  tools,
  ref,
}: ComposerProps) {
  const { t } = useTranslation("chat");
  const id = useId();
  const draft = useDraft(draftKey, "");
  const uploads = useUploads({ purpose: "message_attachment", draft: draftKey });
  const { isOver, handlers } = useDrop(uploads.add);
  const [failed, setFailed] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const text = draft.value;
  const isEmpty = !text.trim() && !uploads.items.some(({ state }) => state !== "failed");

  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    insert(words) {
      const { selectionStart, selectionEnd } = area.current ?? {};
      const at = selectionStart ?? text.length;
      draft.set(text.slice(0, at) + words + text.slice(selectionEnd ?? at));
      area.current?.focus();
    },
  }));

  const send = async () => {
    if (isEmpty) return;
    const message = { body: text, files: uploads.take(), internal };
    draft.clear();
    area.current?.focus();
    try {
      await onSend(message);
      uploads.forget();
      setFailed(false);
    } catch {
      // The browser would not keep it: the words go back to where they were typed.
      draft.set(message.body);
      uploads.forget();
      uploads.add(message.files.map(({ file }) => file));
      setFailed(true);
    }
  };

  return (
    <form
      className={clsx(styles.composer, isOver && styles.over)}
      data-note={internal || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      {...handlers}
    >
      <UploadTiles uploads={uploads} />
      {failed && (
        <p role="alert" className={styles.failed}>
          {t("composer.notKept")}
        </p>
      )}
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <div className={styles.line}>
        <FileButton
          iconOnly
          icon={<ImagePlus aria-hidden="true" />}
          label={t("composer.attach")}
          disabled={uploads.room <= 0}
          onFiles={uploads.add}
        />
        <textarea
          id={id}
          ref={area}
          className={styles.area}
          rows={1}
          value={text}
          maxLength={MAX_LENGTH}
          placeholder={placeholder ?? label}
          enterKeyHint="enter"
          onChange={(event) => draft.set(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            const isDesk = matchMedia("(pointer: fine)").matches;
            if (!isDesk && !event.ctrlKey && !event.metaKey) return;
            event.preventDefault();
            void send();
          }}
        />
        {tools}
        <IconButton
          type="submit"
          variant="primary"
          className={styles.send}
          label={t(internal ? "composer.saveNote" : "composer.send")}
          aria-disabled={isEmpty}
        >
          <SendHorizontal aria-hidden="true" />
        </IconButton>
      </div>
      {isOver && <p className={styles.dropHere}>{t("composer.drop")}</p>}
    </form>
  );
}
