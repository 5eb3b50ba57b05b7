import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { AuditAction, type ListAuditParams } from "@/shared/api/generated/model";
import { itemsOf } from "@/shared/api/page";
import { useTranslation } from "@/shared/i18n";
import {
  Button,
  EmptyState,
  ListSkeleton,
  ListStates,
  PageHeader,
  Select,
  TextField,
} from "@/shared/ui";
import { StaffPage } from "../components/StaffPage";
import { addDays, isDay, parseDay } from "../lib/days";
import { useAddress } from "../lib/useAddress";
import styles from "./Audit.module.css";
import { AuditList } from "./AuditList";
import { auditQuery } from "./api";

const ACTIONS = Object.values(AuditAction);

/** The reader's days as the instants that bound them. */
function filtersOf(params: URLSearchParams): ListAuditParams {
  const from = params.get("from");
  const to = params.get("to");
  return {
    action: ACTIONS.find((each) => each === params.get("action")) ?? null,
    user_id: params.get("user"),
    actor_id: params.get("actor"),
    from: isDay(from) ? parseDay(from).toISOString() : null,
    to: isDay(to) ? parseDay(addDays(to, 1)).toISOString() : null,
    limit: 50,
  };
}

export default function AuditPage() {
  const { t } = useTranslation("audit");
  const { params, set } = useAddress();
  const query = useInfiniteQuery(auditQuery(filtersOf(params)));
  const entries = itemsOf(query.data);
  const about = params.get("user");
  const name = entries.find(({ user_id }) => user_id === about)?.user_name;
  const isFiltered = [...params.keys()].length > 0;
  const clear = () => set({ action: null, user: null, actor: null, from: null, to: null });

  return (
    <StaffPage narrow>
      <PageHeader
        title={t("title")}
        actions={
          isFiltered && (
            <Button size="small" onClick={clear}>
              {t("clear")}
            </Button>
          )
        }
      >
        {about ? t("about", { name: name ?? t("unknown") }) : t("lead")}
      </PageHeader>
      <div className={styles.filters}>
        <Select
          label={t("action")}
          placeholder={t("anyAction")}
          value={params.get("action") ?? ""}
          options={ACTIONS.map((value) => ({ value, label: t(`did.${value}`) }))}
          onChange={(event) => set({ action: event.target.value })}
        />
        <TextField
          kind="date"
          label={t("from")}
          value={params.get("from") ?? ""}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          kind="date"
          label={t("to")}
          value={params.get("to") ?? ""}
          onChange={(event) => set({ to: event.target.value })}
        />
      </div>
      <ListStates
        query={query}
        skeleton={<ListSkeleton rows={8} leading />}
        isEmpty={entries.length === 0}
        empty={
          <EmptyState
            icon={<ScrollText />}
            title={t("empty")}
            action={isFiltered && <Button onClick={clear}>{t("clear")}</Button>}
          />
        }
      >
        <AuditList entries={entries} />
      </ListStates>
    </StaffPage>
  );
}
