import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { listTickets } from "@/shared/api/generated/endpoints/tickets/tickets";
import type { TicketDetail, TicketFound } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import {
  Button,
  Dialog,
  ListSkeleton,
  ProblemState,
  RelativeTime,
  TextField,
  toast,
} from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { useMergeTicket } from "../api/ticket";
import styles from "./MergeDialog.module.css";

/** Makes this ticket part of another of the same customer: found, looked at, confirmed. */
export function MergeDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const { t } = useTranslation("workspace");
  const { t: problemWords } = useTranslation("problems");
  const navigate = useNavigate();
  const merge = useMergeTicket(ticket.id);
  const [text, setText] = useState("");
  const [target, setTarget] = useState<TicketFound | null>(null);
  const found = useQuery({
    queryKey: [...keys.tickets.lists, "merge", ticket.user_id],
    queryFn: ({ signal }) =>
      listTickets(
        { user_id: ticket.user_id, open: true, include: ["summary"], limit: 100 },
        { signal },
      ),
    meta: { persist: false },
  });
  const wanted = text.trim().toLocaleLowerCase();
  const shown = found.data?.filter(
    ({ id, number, title }) =>
      id !== ticket.id && `${number} ${title}`.toLocaleLowerCase().includes(wanted),
  );
  const confirm = (into: TicketFound) =>
    merge.mutate(into.id, {
      onSuccess: () => {
        toast.success(t("merge.done", { from: ticket.number, into: into.number }));
        onClose();
        navigate(`/staff/tickets/${into.id}`);
      },
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("merge.title", { number: ticket.number })}
      dismissable={!merge.isPending}
      actions={
        target && (
          <>
            <Button onClick={() => setTarget(null)}>{t("merge.other")}</Button>
            <Button variant="danger" pending={merge.isPending} onClick={() => confirm(target)}>
              {t("merge.confirm", { from: ticket.number, into: target.number })}
            </Button>
          </>
        )
      }
    >
      {target ? (
        <div className={styles.preview}>
          <article className={styles.ticket}>
            <p className={styles.facts}>
              <StatusBadge status={target.status} /> {target.number} ·{" "}
              <RelativeTime value={target.created_at} />
            </p>
            <h3>{target.title}</h3>
            {target.summary?.device && <p>{target.summary.device.title}</p>}
            {target.summary?.last_message?.body && (
              <blockquote>{target.summary.last_message.body}</blockquote>
            )}
          </article>
          <p>{t("merge.what", { from: ticket.number, into: target.number })}</p>
          {merge.isError && (
            <p role="alert" className={styles.problem}>
              {problemWords(problemKeys(toProblem(merge.error)))}
            </p>
          )}
        </div>
      ) : (
        <div className={styles.preview}>
          <TextField
            label={t("merge.find")}
            hint={t("merge.hint")}
            kind="search"
            leading={<Search aria-hidden="true" />}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {found.isPending && <ListSkeleton rows={2} />}
          {found.isError && (
            <ProblemState error={found.error} onRetry={() => void found.refetch()} />
          )}
          {shown?.length === 0 && <p className={styles.facts}>{t("merge.none")}</p>}
          <ul>
            {shown?.map((each) => (
              <li key={each.id}>
                <button type="button" className={styles.option} onClick={() => setTarget(each)}>
                  <span>{each.title}</span>
                  <span className={styles.facts}>
                    <StatusBadge status={each.status} /> {each.number}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
