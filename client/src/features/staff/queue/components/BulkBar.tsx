import { useQueryClient } from "@tanstack/react-query";
import { CircleDot, Flag, Tag, UserRound, X } from "lucide-react";
import { useState } from "react";
import { type BulkResult, TicketStatus } from "@/shared/api/generated/model";
import { Problem, problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { Button, Dialog, IconButton, toast } from "@/shared/ui";
import { knownTags, rowsOf, useBulkChange } from "../api/bulk";
import { type Change, type Step, undoOf } from "../lib/bulk";
import styles from "./BulkBar.module.css";
import { AssigneePicker, PriorityPicker, StatusPicker, TagPicker } from "./pickers";

export type Picking = "status" | "assignee" | "priority" | "tags";

/** Changes tickets, offers to undo, and tells which could not be changed and why. */
function useChangeMany() {
  const { t } = useTranslation("queue");
  const { t: problemWords } = useTranslation("problems");
  const client = useQueryClient();
  const bulk = useBulkChange();
  const [failures, setFailures] = useState<{ number: string; words: string }[]>([]);

  const run = (steps: readonly Step[], undo: Step[] | null) => {
    const rows = rowsOf(
      client,
      steps.flatMap(({ ids }) => ids),
    );
    const number = (id: string) => rows.find((row) => row.id === id)?.number ?? id;
    bulk.mutate(steps, {
      onSuccess: (results: BulkResult[]) => {
        const done = new Set(results.filter(({ ok }) => ok).map(({ id }) => id));
        const failed = results.filter(({ ok }) => !ok);
        const back = undo
          ?.map((step) => ({ ...step, ids: step.ids.filter((id) => done.has(id)) }))
          .filter(({ ids }) => ids.length > 0);
        if (done.size > 0) {
          toast.success(t("bulk.done", { count: done.size }), {
            action: back?.length ? { label: t("undo"), onPress: () => run(back, null) } : undefined,
          });
        }
        setFailures(
          failed.map(({ id, error }) => ({
            number: number(id),
            words: problemWords(problemKeys(new Problem(error?.code ?? "client.failed"))),
          })),
        );
      },
      onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
    });
  };
  const change = (ids: readonly string[], values: Change) =>
    run([{ ids: [...ids], change: values }], undoOf(values, rowsOf(client, ids)));
  return { change, failures, forget: () => setFailures([]) };
}

/** What can be done to the marked tickets; `picking` is the question that is open. */
export function BulkBar({
  selected,
  targets,
  picking,
  onPicking,
  onClear,
}: {
  selected: ReadonlySet<string>;
  /** Those that a key means: the marked ones, or the one under the cursor. */
  targets: readonly string[];
  picking: Picking | null;
  onPicking: (picking: Picking | null) => void;
  onClear: () => void;
}) {
  const { t } = useTranslation("queue");
  const client = useQueryClient();
  const { change, failures, forget } = useChangeMany();
  const rows = picking ? rowsOf(client, targets) : [];
  const count = targets.length;
  const close = () => onPicking(null);
  const apply = (values: Change) => {
    close();
    change(targets, values);
  };
  const common = rows[0]?.tags.filter((tag) => rows.every((row) => row.tags.includes(tag))) ?? [];
  const known = picking === "tags" ? knownTags(client) : [];
  return (
    <>
      {selected.size > 0 && (
        <section className={styles.bar} aria-label={t("bulk.label")}>
          <span className={styles.count} role="status">
            {t("bulk.selected", { count: selected.size })}
          </span>
          <Button
            size="small"
            variant="quiet"
            icon={<CircleDot aria-hidden="true" />}
            onClick={() => onPicking("status")}
          >
            {t("bulk.status")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<UserRound aria-hidden="true" />}
            onClick={() => onPicking("assignee")}
          >
            {t("bulk.assignee")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<Flag aria-hidden="true" />}
            onClick={() => onPicking("priority")}
          >
            {t("bulk.priority")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<Tag aria-hidden="true" />}
            onClick={() => onPicking("tags")}
          >
            {t("bulk.tags")}
          </Button>
          <IconButton size="small" label={t("bulk.clear")} onClick={onClear}>
            <X aria-hidden="true" />
          </IconButton>
        </section>
      )}
      {picking === "assignee" && (
        <AssigneePicker
          count={count}
          current={count === 1 ? rows[0]?.assignee_id : undefined}
          onPick={(assignee_id) => apply({ assignee_id })}
          onClose={close}
        />
      )}
      {picking === "priority" && (
        <PriorityPicker
          count={count}
          current={count === 1 ? rows[0]?.priority : undefined}
          onPick={(priority) => apply({ priority })}
          onClose={close}
        />
      )}
      {picking === "status" && (
        <StatusPicker
          count={count}
          allowed={Object.values(TicketStatus).filter((status) => status !== "new")}
          onPick={({ status, comment }) => apply({ status, ...(comment ? { comment } : {}) })}
          onClose={close}
        />
      )}
      {picking === "tags" && (
        <TagPicker
          count={count}
          known={known}
          common={common}
          onPick={(tag) =>
            apply(common.includes(tag) ? { remove_tags: [tag] } : { add_tags: [tag] })
          }
          onClose={close}
        />
      )}
      <Dialog
        open={failures.length > 0}
        onClose={forget}
        title={t("bulk.failed", { count: failures.length })}
        size="small"
        actions={
          <Button variant="primary" onClick={forget}>
            {t("bulk.understood")}
          </Button>
        }
      >
        <ul className={styles.failures}>
          {failures.map(({ number, words }) => (
            <li key={number}>
              <strong>{number}</strong> {words}
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
