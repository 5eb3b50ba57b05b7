import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat } from "@/shared/i18n";
import { type Tone, useNow } from "@/shared/ui";
import styles from "./StatusLine.module.css";

/** One thing that happened: an icon, words, who did it and when, and what they said to it. */
export function StatusLine({
  icon: Icon,
  tone,
  at,
  by,
  comment,
  children,
}: {
  icon: LucideIcon;
  tone: Tone;
  at: string;
  by?: string | null;
  comment?: string | null;
  children: ReactNode;
}) {
  const format = useFormat();
  useNow();
  return (
    <div className={styles.line}>
      <p className={styles.what}>
        <span className={styles.icon} data-tone={tone}>
          <Icon aria-hidden="true" />
        </span>
        <span>
          <strong>{children}</strong>
          {by && <> · {by}</>} ·{" "}
          <time dateTime={at} title={format.exact(at)}>
            {format.time(at)}
          </time>
        </span>
      </p>
      {comment && <p className={styles.comment}>{comment}</p>}
    </div>
  );
}
