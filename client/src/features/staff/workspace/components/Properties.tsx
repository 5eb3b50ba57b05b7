import { useQueryClient } from "@tanstack/react-query";
import { CalendarDays, CircleDot, Flag, Tag, TimerReset, UserRound, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { AssigneeRead, TicketDetail, TicketUpdate } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { useSession } from "@/shared/api/session";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Avatar, Badge, IconButton } from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { knownTags } from "../../queue/api/bulk";
import { DueText } from "../../queue/components/DueText";
import { Priority } from "../../queue/components/Priority";
import { AssigneePicker, PriorityPicker, TagPicker } from "../../queue/components/pickers";
import { useAssignTicket, useUpdateTicket } from "../api/ticket";
import { useTell } from "../lib/useTell";
import styles from "./Properties.module.css";

function Property({
  icon,
  name,
  onEdit,
  children,
}: {
  icon: ReactNode;
  name: string;
  onEdit?: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation("workspace");
  return (
    <div className={styles.property}>
      <dt>
        {icon}
        {name}
      </dt>
      <dd>
        {onEdit ? (
          <button type="button" className={styles.value} onClick={onEdit}>
            <span className="visually-hidden">{t("properties.change", { name })} </span>
            {children}
          </button>
        ) : (
          <span className={styles.fixed}>{children}</span>
        )}
      </dd>
    </div>
  );
}

/** What staff set about a ticket; each value is changed where it stands. */
export function Properties({ ticket, onStatus }: { ticket: TicketDetail; onStatus: () => void }) {
  const { t } = useTranslation("workspace");
  const format = useFormat();
  const client = useQueryClient();
  const { user } = useSession();
  const tell = useTell();
  const update = useUpdateTicket(ticket.id);
  const assign = useAssignTicket(ticket.id);
  const [open, setOpen] = useState<"assignee" | "priority" | "tags" | null>(null);
  const close = () => setOpen(null);
  const change = (values: TicketUpdate) => {
    close();
    update.mutate(values, { onError: (error) => tell(error, () => change(values)) });
  };
  const give = (assigneeId: string | null) => {
    close();
    const people = client.getQueryData<AssigneeRead[]>(keys.tickets.assignees) ?? [];
    const name = people.find(({ id }) => id === assigneeId)?.name ?? null;
    assign.mutate(
      { assigneeId, name },
      { onError: (error) => tell(error, () => give(assigneeId)) },
    );
  };
  const assignee = ticket.assignee
    ? (ticket.assignee.name ?? t("somebody"))
    : t("properties.nobody");
  const isOpen = ticket.status === "new" || ticket.status === "in_progress";
  const { sla } = ticket;
  return (
    <>
      <dl className={styles.properties}>
        <Property
          icon={<CircleDot aria-hidden="true" />}
          name={t("properties.status")}
          onEdit={ticket.allowed_transitions.length > 0 ? onStatus : undefined}
        >
          <StatusBadge status={ticket.status} />
        </Property>
        <Property
          icon={<UserRound aria-hidden="true" />}
          name={t("properties.assignee")}
          onEdit={() => setOpen("assignee")}
        >
          {ticket.assignee && <Avatar name={ticket.assignee.name} size="small" />}
          <span>{assignee}</span>
        </Property>
        {!ticket.assignee_id && isOpen && user && (
          <div className={styles.mine}>
            <button type="button" onClick={() => give(user.id)}>
              {t("properties.takeIt")}
            </button>
          </div>
        )}
        <Property
          icon={<Flag aria-hidden="true" />}
          name={t("properties.priority")}
          onEdit={() => setOpen("priority")}
        >
          <Priority value={ticket.priority} />
        </Property>
        <Property icon={<TimerReset aria-hidden="true" />} name={t("properties.due")}>
          {isOpen ? (
            <DueText ticket={ticket} />
          ) : (
            <span>{ticket.completed_at ? format.moment(ticket.completed_at) : t("none")}</span>
          )}
        </Property>
        {!sla.first_answered_at && isOpen && (
          <Property icon={<TimerReset aria-hidden="true" />} name={t("properties.firstAnswer")}>
            {sla.first_answer_breached ? (
              <Badge tone="danger">{t("properties.late")}</Badge>
            ) : (
              <span>{format.moment(sla.first_answer_due_at)}</span>
            )}
          </Property>
        )}
        <div className={styles.property}>
          <dt>
            <CalendarDays aria-hidden="true" />
            {t("properties.visit")}
          </dt>
          <dd>
            <input
              type="date"
              className={styles.date}
              aria-label={t("properties.visit")}
              disabled={!isOpen}
              value={ticket.preferred_date ?? ""}
              onChange={(event) => change({ preferred_date: event.target.value || null })}
            />
          </dd>
        </div>
        <div className={styles.property}>
          <dt>
            <Tag aria-hidden="true" />
            {t("properties.tags")}
          </dt>
          <dd className={styles.tags}>
            {ticket.tags.map((tag) => (
              <span key={tag} className={styles.tag}>
                {tag}
                <IconButton
                  size="small"
                  className={styles.remove}
                  label={t("properties.removeTag", { tag })}
                  onClick={() => change({ tags: ticket.tags.filter((each) => each !== tag) })}
                >
                  <X aria-hidden="true" />
                </IconButton>
              </span>
            ))}
            <button type="button" className={styles.add} onClick={() => setOpen("tags")}>
              {t("properties.addTag")}
            </button>
          </dd>
        </div>
      </dl>
      {open === "assignee" && (
        <AssigneePicker count={1} current={ticket.assignee_id} onPick={give} onClose={close} />
      )}
      {open === "priority" && (
        <PriorityPicker
          count={1}
          current={ticket.priority}
          onPick={(priority) => change({ priority })}
          onClose={close}
        />
      )}
      {open === "tags" && (
        <TagPicker
          count={1}
          known={knownTags(client)}
          common={ticket.tags}
          onPick={(tag) =>
            change({
              tags: ticket.tags.includes(tag)
                ? ticket.tags.filter((each) => each !== tag)
                : [...ticket.tags, tag],
            })
          }
          onClose={close}
        />
      )}
    </>
  );
}
