import { Check } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "@/shared/i18n";
import { Dialog } from "@/shared/ui";
import styles from "./ChoiceDialog.module.css";

export interface ChoiceOption {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
  selected?: boolean;
}

export interface ChoiceDialogProps {
  title: string;
  options: readonly ChoiceOption[];
  /** What the field asks for. */
  placeholder: string;
  onPick: (id: string) => void;
  onClose: () => void;
  /** Lets one pick what is typed and not among the options; the words of that choice. */
  onOther?: (text: string) => string;
}

/** A list of choices found by typing: arrows move, Enter picks. For fingers it is a list to tap. */
export function ChoiceDialog(props: ChoiceDialogProps) {
  return (
    <Dialog open onClose={props.onClose} title={props.title} size="small">
      <Choices {...props} />
    </Dialog>
  );
}

function Choices({ title, options, placeholder, onPick, onOther }: ChoiceDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex(({ selected }) => selected),
    ),
  );
  const list = useRef<HTMLDivElement>(null);
  const wanted = text.trim().toLocaleLowerCase();
  const found = options.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  const isKnown = options.some(({ label }) => label.toLocaleLowerCase() === wanted);
  const shown: ChoiceOption[] =
    onOther && wanted && !isKnown
      ? [...found, { id: text.trim(), label: onOther(text.trim()) }]
      : found;
  const at = Math.min(active, shown.length - 1);

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: "nearest" });
  }, [at]);

  const move = (to: number) => setActive((to + shown.length) % Math.max(1, shown.length));
  return (
    <div className={styles.choices}>
      <input
        data-autofocus=""
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown[at] ? `${id}-${at}` : undefined}
        aria-label={placeholder}
        placeholder={placeholder}
        autoComplete="off"
        maxLength={40}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") move(at + 1);
          else if (event.key === "ArrowUp") move(at - 1);
          else if (event.key === "Enter" && shown[at]) onPick(shown[at].id);
          else return;
          event.preventDefault();
        }}
      />
      <div ref={list} id={id} role="listbox" aria-label={title} className={styles.list}>
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
          <div
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.option}
            onClick={() => onPick(option.id)}
          >
            {option.icon}
            <span className={styles.words}>
              {option.label}
              {option.hint && <span className={styles.hint}>{option.hint}</span>}
            </span>
            {option.selected && <Check aria-hidden="true" />}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={styles.none}>{t("noMatches")}</p>}
    </div>
  );
}
