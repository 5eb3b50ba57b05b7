import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { TicketFound } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { assigneesQuery } from "../api/queue";
import type { QueueFilter } from "../lib/filter";
import styles from "./Chips.module.css";

/** What narrows the list, in words; each is taken away by a press. */
export function Chips({
  filter,
  rows,
  onChange,
}: {
  filter: QueueFilter;
  /** They know the names of the customer and the device. */
  rows: readonly TicketFound[];
  onChange: (filter: QueueFilter) => void;
}) {
  const { t } = useTranslation("queue");
  const { t: widget } = useTranslation("widgets");
  const format = useFormat();
  const { data: people = [] } = useQuery({
    ...assigneesQuery(),
    enabled: Boolean(filter.assignee_id),
  });
  const chips: { id: string; words: string; without: Partial<QueueFilter> }[] = [];
  const add = (id: string, words: string, without: Partial<QueueFilter>) =>
    chips.push({ id, words, without });
  const { status, priority, tag, q } = filter;
  if (q) add("q", `«${q}»`, { q: undefined });
  if (filter.open) add("open", t("views.open"), { open: undefined });
  if (filter.mine) add("mine", t("views.mine"), { mine: undefined });
  if (filter.unassigned) add("unassigned", t("views.unassigned"), { unassigned: undefined });
  if (filter.overdue) add("overdue", t("views.overdue"), { overdue: undefined });
  if (status) {
    const words = status.map((each) => widget(`ticketStatus.${each}`)).join(", ");
    add("status", words, { status: undefined });
  }
  if (priority) {
    const words = priority.map((each) => t(`priority.${each}`)).join(", ");
    add("priority", words, { priority: undefined });
  }
  for (const each of tag ?? []) {
    const rest = tag?.filter((other) => other !== each);
    add(`tag-${each}`, `#${each}`, { tag: rest?.length ? rest : undefined });
  }
  if (filter.assignee_id) {
    const person = people.find(({ id }) => id === filter.assignee_id);
    add("assignee", person?.name ?? t("row.somebody"), { assignee_id: undefined });
  }
  if (filter.user_id) {
    const row = rows.find(({ user_id }) => user_id === filter.user_id);
    const name = row?.summary?.customer.name ?? t("row.nameless");
    add("user", t("filter.customerIs", { name }), { user_id: undefined });
  }
  if (filter.device_id) {
    const row = rows.find(({ device_id }) => device_id === filter.device_id);
    add("device", row?.summary?.device?.title ?? t("filter.device"), { device_id: undefined });
  }
  for (const name of ["created_from", "created_to", "preferred_from", "preferred_to"] as const) {
    const day = filter[name];
    if (day) add(name, `${t(`filter.${name}`)}: ${format.day(day)}`, { [name]: undefined });
  }
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t("filter.title")}>
      {chips.map(({ id, words, without }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t("filter.remove", { name: words })}
            onClick={() => onChange({ ...filter, ...without })}
          >
            {words}
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
