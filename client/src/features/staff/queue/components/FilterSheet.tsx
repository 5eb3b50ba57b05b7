import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { searchDevices } from "@/shared/api/generated/endpoints/devices/devices";
import { TicketStatus } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { useTranslation } from "@/shared/i18n";
import { Button, Checkbox, Select, Sheet, TextField } from "@/shared/ui";
import { ComboBox } from "@/shared/ui/ComboBox";
import { StatusBadge } from "@/widgets/StatusBadge";
import { assigneesQuery } from "../api/queue";
import type { QueueFilter } from "../lib/filter";
import styles from "./FilterSheet.module.css";
import { PRIORITIES, Priority } from "./Priority";

function toggle<T>(list: readonly T[] | undefined, value: T): T[] | undefined {
  const next = list?.includes(value)
    ? list.filter((each) => each !== value)
    : [...(list ?? []), value];
  return next.length > 0 ? next : undefined;
}

/** Everything that narrows the list; each choice takes effect at once, behind the sheet. */
export function FilterSheet({
  filter: initial,
  onChange,
  onClose,
}: {
  filter: QueueFilter;
  onChange: (filter: QueueFilter) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("queue");
  const { data: people = [] } = useQuery(assigneesQuery());
  // The address follows a moment later; the next choice builds on this one all the same.
  const [filter, setFilter] = useState(initial);
  const change = (next: QueueFilter) => {
    setFilter(next);
    onChange(next);
  };
  const set = (values: Partial<QueueFilter>) => change({ ...filter, ...values });
  const dates = ["created_from", "created_to", "preferred_from", "preferred_to"] as const;
  const who = filter.mine ? "mine" : filter.unassigned ? "unassigned" : (filter.assignee_id ?? "");
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("filter.title")}
      actions={
        <>
          <Button onClick={() => change({ sort: filter.sort })}>{t("filter.clear")}</Button>
          <Button variant="primary" onClick={onClose}>
            {t("filter.done")}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <fieldset className={styles.choices}>
          <legend>{t("filter.status")}</legend>
          {Object.values(TicketStatus).map((status) => (
            <Checkbox
              key={status}
              label={<StatusBadge status={status} />}
              checked={filter.status?.includes(status) ?? false}
              onChange={() => set({ status: toggle(filter.status, status), open: undefined })}
            />
          ))}
        </fieldset>
        <fieldset className={styles.choices}>
          <legend>{t("filter.priority")}</legend>
          {PRIORITIES.map((priority) => (
            <Checkbox
              key={priority}
              label={<Priority value={priority} />}
              checked={filter.priority?.includes(priority) ?? false}
              onChange={() => set({ priority: toggle(filter.priority, priority) })}
            />
          ))}
        </fieldset>
        <Checkbox
          label={t("filter.overdue")}
          checked={filter.overdue ?? false}
          onChange={(event) => set({ overdue: event.target.checked || undefined })}
        />
        <Select
          label={t("filter.assignee")}
          placeholder={t("filter.anybody")}
          value={who}
          options={[
            { value: "mine", label: t("assign.me") },
            { value: "unassigned", label: t("row.unassigned") },
            ...people.map(({ id, name }) => ({ value: id, label: name ?? t("row.somebody") })),
          ]}
          onChange={({ target: { value } }) =>
            set({
              mine: value === "mine" || undefined,
              unassigned: value === "unassigned" || undefined,
              assignee_id: ["", "mine", "unassigned"].includes(value) ? undefined : value,
            })
          }
        />
        <TextField
          label={t("filter.tags")}
          hint={t("filter.tagsHint")}
          defaultValue={filter.tag?.join(", ") ?? ""}
          onBlur={(event) => {
            const tag = event.target.value
              .split(",")
              .map((each) => each.trim().slice(0, 40))
              .filter(Boolean);
            set({ tag: tag.length > 0 ? tag : undefined });
          }}
        />
        <DeviceFilter
          value={filter.device_id ?? null}
          onChange={(device_id) => set({ device_id })}
        />
        <div className={styles.dates}>
          {dates.map((name) => (
            <TextField
              key={name}
              kind="date"
              label={t(`filter.${name}`)}
              value={filter[name]?.slice(0, 10) ?? ""}
              onChange={(event) => set({ [name]: event.target.value || undefined })}
            />
          ))}
        </div>
      </div>
    </Sheet>
  );
}

function DeviceFilter({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (id: string | undefined) => void;
}) {
  const { t } = useTranslation("queue");
  const [text, setText] = useState("");
  const params = text.trim() ? { title: text.trim(), limit: 20 } : { limit: 20 };
  const { data = [] } = useQuery({
    queryKey: keys.devices.search(params),
    queryFn: ({ signal }) => searchDevices({ ...params, include: ["summary"] }, { signal }),
  });
  return (
    <ComboBox
      label={t("filter.device")}
      placeholder={t("filter.devicePlaceholder")}
      options={data.map(({ id, title, summary }) => ({
        id,
        label: title,
        hint: summary ? `${summary.brand} ${summary.model}` : undefined,
      }))}
      value={value}
      onChange={(id) => onChange(id ?? undefined)}
      onSearch={setText}
    />
  );
}
