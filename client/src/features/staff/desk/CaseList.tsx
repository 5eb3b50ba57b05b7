import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Inbox, Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import type { CaseRead } from "@/shared/api/generated/model";
import { itemsOf } from "@/shared/api/page";
import { useTranslation } from "@/shared/i18n";
import {
  CountBadge,
  EmptyState,
  ListSkeleton,
  ListStates,
  RelativeTime,
  Select,
  TextField,
} from "@/shared/ui";
import { useAddress } from "../lib/useAddress";
import { caseCountsQuery, casesQuery, FILTERS, type Filter } from "./api";
import { CaseBadge } from "./CaseBadge";
import { DeskHeading } from "./Desk";
import styles from "./Desk.module.css";

const TYPING_MS = 300;

export function CaseList({ openId }: { openId: string | undefined }) {
  const { t } = useTranslation("desk");
  const { params, set } = useAddress();
  const filter = FILTERS.find((each) => each === params.get("show")) ?? "active";
  const q = params.get("q") ?? "";
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => set({ q: typed.trim() }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, q, set]);

  const query = useInfiniteQuery(casesQuery(filter, q));
  const counts = useQuery(caseCountsQuery());
  const cases = itemsOf(query.data);
  const search = params.toString() && `?${params}`;

  return (
    <div className={styles.listPane}>
      <header className={styles.listHead}>
        <DeskHeading isPage={!openId} />
        <div className={styles.filters}>
          <TextField
            kind="search"
            label={t("search")}
            hideLabel
            placeholder={t("search")}
            leading={<Search aria-hidden="true" />}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Select
            label={t("filter")}
            hideLabel
            value={filter}
            onChange={(event) =>
              set({ show: event.target.value === "active" ? null : event.target.value })
            }
            options={FILTERS.map((value) => ({
              value,
              label:
                value === "active" && counts.data
                  ? `${t("filters.active")} (${counts.data.active})`
                  : t(`filters.${value as Filter}`),
            }))}
          />
        </div>
      </header>
      <ListStates
        query={query}
        skeleton={<ListSkeleton rows={6} />}
        isEmpty={cases.length === 0}
        empty={
          <EmptyState icon={<Inbox />} title={t(q ? "empty.found" : "empty.title")}>
            {t(q ? "empty.foundText" : "empty.text")}
          </EmptyState>
        }
      >
        <ul className={styles.cases}>
          {cases.map((each) => (
            <li key={each.id}>
              <CaseRow each={each} isOpen={each.id === openId} search={search} />
            </li>
          ))}
        </ul>
      </ListStates>
    </div>
  );
}

function CaseRow({ each, isOpen, search }: { each: CaseRead; isOpen: boolean; search: string }) {
  const { t } = useTranslation("desk");
  const last = each.summary?.last_message;
  const unread = each.unread_count ?? 0;
  return (
    <Link
      to={`/staff/support/${each.id}${search}`}
      className={clsx(styles.row, unread > 0 && styles.unread)}
      aria-current={isOpen ? "page" : undefined}
    >
      <span className={styles.rowTop}>
        <span className={styles.who}>{each.summary?.customer.name ?? t("nameless")}</span>
        <RelativeTime value={last?.created_at ?? each.updated_at} className={styles.when} />
      </span>
      <span className={styles.subject}>{each.subject}</span>
      <span className={styles.last}>
        {last &&
          `${last.author_role === "customer" ? "" : `${last.author_name ?? t("us")}: `}${last.body ?? t("file")}`}
      </span>
      <span className={styles.rowEnd}>
        <CaseBadge status={each.status} />
        <span className={styles.number}>{each.number}</span>
        <CountBadge count={unread} label={t("unread", { count: unread })} />
      </span>
    </Link>
  );
}
