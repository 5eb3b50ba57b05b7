import { ArrowDown, Equal, type LucideIcon, Siren, TriangleAlert } from "lucide-react";
import type { TicketPriority } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import styles from "./Priority.module.css";

export const PRIORITIES = ["urgent", "high", "normal", "low"] as const;

const ICONS: Record<TicketPriority, LucideIcon> = {
  urgent: Siren,
  high: TriangleAlert,
  normal: Equal,
  low: ArrowDown,
};

/** A priority by icon; the word stands beside it, or is there for readers. */
export function Priority({ value, wordless }: { value: TicketPriority; wordless?: boolean }) {
  const { t } = useTranslation("queue");
  const Icon = ICONS[value];
  const word = t(`priority.${value}`);
  return (
    <span className={styles.priority} data-priority={value} title={wordless ? word : undefined}>
      <Icon aria-hidden="true" />
      <span className={wordless ? "visually-hidden" : undefined}>{word}</span>
    </span>
  );
}
