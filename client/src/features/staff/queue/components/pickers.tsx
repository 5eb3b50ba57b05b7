import { useQuery } from "@tanstack/react-query";
import { UserRoundX } from "lucide-react";
import { useState } from "react";
import type { TicketPriority, TicketStatus } from "@/shared/api/generated/model";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { Avatar, Button, Dialog, RadioGroup, TextArea } from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { assigneesQuery } from "../api/queue";
import { ChoiceDialog, type ChoiceOption } from "./ChoiceDialog";
import { PRIORITIES, Priority } from "./Priority";
import styles from "./pickers.module.css";

const NOBODY = "nobody";

interface Picker<Value> {
  /** How many tickets are meant. */
  count: number;
  onPick: (value: Value) => void;
  onClose: () => void;
}

/** Who does the work: oneself first, then the others with what they have to do. */
export function AssigneePicker({
  count,
  current,
  onPick,
  onClose,
}: Picker<string | null> & { current?: string | null }) {
  const { t } = useTranslation("queue");
  const { user } = useSession();
  const { data = [] } = useQuery(assigneesQuery());
  const people = [...data].sort((a, b) => Number(b.id === user?.id) - Number(a.id === user?.id));
  const options: ChoiceOption[] = people.map((person) => ({
    id: person.id,
    label:
      (person.name ?? t("row.somebody")) + (person.id === user?.id ? ` (${t("assign.me")})` : ""),
    hint: t("assign.load", { count: person.open_tickets }),
    icon: <Avatar name={person.name} size="small" />,
    selected: person.id === current,
  }));
  options.push({
    id: NOBODY,
    label: t("row.unassigned"),
    icon: <UserRoundX aria-hidden="true" />,
    selected: current === null,
  });
  return (
    <ChoiceDialog
      title={t("assign.title", { count })}
      placeholder={t("assign.find")}
      options={options}
      onPick={(id) => onPick(id === NOBODY ? null : id)}
      onClose={onClose}
    />
  );
}

export function PriorityPicker({
  count,
  current,
  onPick,
  onClose,
}: Picker<TicketPriority> & { current?: TicketPriority }) {
  const { t } = useTranslation("queue");
  return (
    <ChoiceDialog
      title={t("priority.title", { count })}
      placeholder={t("priority.find")}
      options={PRIORITIES.map((value) => ({
        id: value,
        label: t(`priority.${value}`),
        icon: <Priority value={value} wordless />,
        selected: value === current,
      }))}
      onPick={(id) => onPick(id as TicketPriority)}
      onClose={onClose}
    />
  );
}

/** A tag to put on, or, when all have it, to take off. */
export function TagPicker({
  count,
  known,
  common,
  onPick,
  onClose,
}: Picker<string> & {
  known: readonly string[];
  /** Those that all the tickets have. */
  common: readonly string[];
}) {
  const { t } = useTranslation("queue");
  const tags = [...new Set([...common, ...known])];
  return (
    <ChoiceDialog
      title={t("tags.title", { count })}
      placeholder={t("tags.find")}
      options={tags.map((tag) => ({ id: tag, label: tag, selected: common.includes(tag) }))}
      onOther={(text) => t("tags.create", { tag: text })}
      onPick={onPick}
      onClose={onClose}
    />
  );
}

export interface StatusChoice {
  status: TicketStatus;
  comment: string | null;
}

/** Where the ticket goes next, and, if one wants, why. */
export function StatusPicker({
  count,
  allowed,
  initial,
  onPick,
  onClose,
}: Picker<StatusChoice> & { allowed: readonly TicketStatus[]; initial?: TicketStatus }) {
  const { t } = useTranslation("queue");
  const [status, setStatus] = useState<TicketStatus | null>(initial ?? allowed[0] ?? null);
  const [comment, setComment] = useState("");
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("status.title", { count })}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form="status-form" disabled={!status}>
            {t("status.apply")}
          </Button>
        </>
      }
    >
      <form
        id="status-form"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (status) onPick({ status, comment: comment.trim() || null });
        }}
      >
        {allowed.length === 0 ? (
          <p>{t("status.none")}</p>
        ) : (
          <RadioGroup
            label={t("status.label")}
            hideLabel
            value={status}
            onChange={setStatus}
            options={allowed.map((value) => ({ value, label: <StatusBadge status={value} /> }))}
          />
        )}
        <TextArea
          label={t("status.comment")}
          optional={t("status.optional")}
          hint={t("status.commentHint")}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
