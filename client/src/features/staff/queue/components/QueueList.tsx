import { useQuery } from "@tanstack/react-query";
import {
  ArrowUp,
  BookmarkPlus,
  ChevronDown,
  Download,
  Inbox,
  Keyboard,
  ListFilter,
  RefreshCw,
} from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { TicketSort } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import {
  Button,
  EmptyState,
  IconButton,
  ListSkeleton,
  LoadMore,
  ProblemState,
  Select,
  toast,
  useDocumentTitle,
} from "@/shared/ui";
import { downloadTable, viewsQuery } from "../api/queue";
import { useCreateView, useUpdateView } from "../api/views";
import {
  builtInOf,
  countOf,
  fromSaved,
  isSameFilter,
  type QueueFilter,
  writeFilter,
} from "../lib/filter";
import { toggled } from "../lib/selection";
import { useShortcuts } from "../lib/useShortcuts";
import { useQueue } from "../useQueue";
import { BulkBar, type Picking } from "./BulkBar";
import { Chips } from "./Chips";
import { FilterSheet } from "./FilterSheet";
import { NextJob, useNextJob } from "./NextJob";
import styles from "./QueueList.module.css";
import { TicketRow } from "./TicketRow";
import { ViewDialog } from "./ViewDialog";

const SORTS = [
  "-created_at",
  "created_at",
  "-updated_at",
  "-priority",
  "due_at",
] as const satisfies readonly TicketSort[];
const NONE: ReadonlySet<string> = new Set();

export interface QueueListProps {
  filter: QueueFilter;
  viewId: string | null;
  openId: string | null;
  isPhone: boolean;
  onViews: () => void;
  onHelp: () => void;
}

export function QueueList({ filter, viewId, openId, isPhone, onViews, onHelp }: QueueListProps) {
  const { t } = useTranslation("queue");
  const { t: problemWords } = useTranslation("problems");
  const navigate = useNavigate();
  const { query, rows, order, waiting, left, accept } = useQueue(filter);
  const { data: views = [] } = useQuery(viewsQuery());
  const createView = useCreateView();
  const updateView = useUpdateView();
  const view = views.find(({ id }) => id === viewId);
  const builtIn = builtInOf(filter);
  const title = view?.name ?? (builtIn ? t(`views.${builtIn}`) : t("list.found"));
  const [selected, setSelected] = useState(NONE);
  const [cursor, setCursor] = useState<string | null>(null);
  const [picking, setPicking] = useState<Picking | null>(null);
  const [isFilterOpen, setIsFilterOpen] = useState(false);
  const [isNaming, setIsNaming] = useState(false);
  const [isExporting, setIsExporting] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | null>(null);
  const address = String(writeFilter(filter, viewId));
  const hasJob = isPhone && (builtIn === "open" || builtIn === "mine");
  const job = useNextJob(hasJob);
  const isWaiting = query.isPending || (hasJob && job.isLoading);
  useDocumentTitle(openId ? "" : title);

  // biome-ignore lint/correctness/useExhaustiveDependencies: marks belong to the list they were made in
  useEffect(() => setSelected(NONE), [address]);

  const change = (next: QueueFilter) =>
    navigate(`/staff?${writeFilter(next, viewId)}`, { replace: true });
  const latestOrder = useRef(order);
  latestOrder.current = order;
  const toggle = useCallback((id: string, isRange: boolean) => {
    const from = isRange ? anchor.current : null;
    setSelected((present) => toggled(present, id, { order: latestOrder.current, from }));
    anchor.current = id;
  }, []);
  const move = (by: number) => {
    const present = cursor ?? openId;
    const at = present ? order.indexOf(present) + by : by > 0 ? 0 : -1;
    const id = order.at(Math.max(0, Math.min(order.length - 1, at)));
    const link = list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  };
  const current = cursor ?? openId;
  const targets = selected.size > 0 ? [...selected] : current ? [current] : [];
  const clear = () => setSelected(NONE);
  const ask = (what: Picking) => () => {
    if (targets.length > 0) setPicking(what);
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: (event) => {
      if (current) toggle(current, event.shiftKey);
    },
    a: ask("assignee"),
    // The workspace knows which moves its ticket allows.
    s: () => (selected.size === 0 && current === openId ? false : ask("status")()),
    p: ask("priority"),
    t: ask("tags"),
    f: () => setIsFilterOpen(true),
    Escape: clear,
  });

  const save = async () => {
    setIsExporting(true);
    try {
      await downloadTable(filter, `${t("list.file")}-${new Date().toISOString().slice(0, 10)}.csv`);
    } catch (error) {
      toast.error(problemWords(problemKeys(toProblem(error))));
    } finally {
      setIsExporting(false);
    }
  };
  const isChanged = view && !isSameFilter(fromSaved(view.filter), filter);
  const Heading = openId ? "h2" : "h1";
  const showsAll = rows.length > 0 && rows.every(({ id }) => selected.has(id));
  return (
    <div className={styles.list}>
      <header className={styles.head} ref={top}>
        <div className={styles.bar}>
          <Heading className={styles.title}>
            <button type="button" className={styles.views} onClick={onViews}>
              {title}
              <ChevronDown aria-hidden="true" />
            </button>
            <span className={styles.name}>{title}</span>
          </Heading>
          <IconButton
            size="small"
            label={t("filter.title")}
            onClick={() => setIsFilterOpen(true)}
            aria-keyshortcuts="f"
          >
            <ListFilter aria-hidden="true" />
          </IconButton>
          {!view && countOf(filter) > 0 && !builtIn && (
            <IconButton size="small" label={t("views.create")} onClick={() => setIsNaming(true)}>
              <BookmarkPlus aria-hidden="true" />
            </IconButton>
          )}
          <IconButton size="small" label={t("list.export")} pending={isExporting} onClick={save}>
            <Download aria-hidden="true" />
          </IconButton>
          {!isPhone && (
            <IconButton size="small" label={t("keys.title")} onClick={onHelp} aria-keyshortcuts="?">
              <Keyboard aria-hidden="true" />
            </IconButton>
          )}
        </div>
        {!builtIn && <Chips filter={filter} rows={rows} onChange={change} />}
        {isChanged && view.editable && (
          <div className={styles.changed}>
            <span>{t("views.changed")}</span>
            <Button
              size="small"
              onClick={() =>
                updateView.mutate(
                  { id: view.id, change: { filter } },
                  { onSuccess: () => toast.success(t("views.updated", { name: view.name })) },
                )
              }
            >
              {t("views.update")}
            </Button>
          </div>
        )}
        <div className={styles.order}>
          <input
            type="checkbox"
            aria-label={t("list.selectAll")}
            checked={showsAll}
            onChange={() => setSelected(showsAll ? NONE : new Set(rows.map(({ id }) => id)))}
          />
          <Select
            label={t("list.sort")}
            hideLabel
            className={styles.sort}
            value={filter.sort ?? (filter.q ? "relevance" : "-created_at")}
            options={[
              ...(filter.q ? [{ value: "relevance", label: t("list.sorts.relevance") }] : []),
              ...SORTS.map((value) => ({ value, label: t(`list.sorts.${value}`) })),
            ]}
            onChange={(event) => change({ ...filter, sort: event.target.value as TicketSort })}
          />
        </div>
      </header>
      <div role="status" className={styles.pillPlace}>
        {waiting > 0 && (
          <Button
            size="small"
            variant="primary"
            icon={<ArrowUp aria-hidden="true" />}
            onClick={() => {
              accept();
              const pane = top.current?.closest("section");
              if (pane) pane.scrollTop = 0;
            }}
          >
            {t("list.waiting", { count: waiting })}
          </Button>
        )}
      </div>
      {hasJob && job.next && !job.isLoading && <NextJob next={job.next} ticket={job.ticket} />}
      {isWaiting && <ListSkeleton rows={8} />}
      {query.isError && !query.data && (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={<Inbox />}
          title={t(builtIn ? `list.empty.${builtIn}` : "list.empty.found")}
          action={
            builtIn ? (
              <Button
                icon={<RefreshCw aria-hidden="true" />}
                onClick={() => void query.refetch()}
                pending={query.isFetching}
              >
                {t("list.refresh")}
              </Button>
            ) : (
              <Button onClick={() => navigate("/staff?all=true")}>{t("list.showAll")}</Button>
            )
          }
        />
      )}
      <ul ref={list} aria-label={title}>
        {(isWaiting ? [] : rows).map((ticket) => (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            to={`/staff/tickets/${ticket.id}?${address}`}
            isOpen={ticket.id === openId}
            isSelected={selected.has(ticket.id)}
            hasLeft={left.has(ticket.id)}
            onToggle={toggle}
            onFocus={setCursor}
          />
        ))}
      </ul>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        onLoadMore={() => void query.fetchNextPage()}
      />
      <BulkBar
        selected={selected}
        targets={targets}
        picking={picking}
        onPicking={setPicking}
        onClear={clear}
      />
      {isFilterOpen && (
        <FilterSheet filter={filter} onChange={change} onClose={() => setIsFilterOpen(false)} />
      )}
      {isNaming && (
        <ViewDialog
          title={t("views.create")}
          onSave={async (named) => {
            const made = await createView.mutateAsync({ ...named, filter });
            navigate(`/staff?${writeFilter(filter, made.id)}`, { replace: true });
          }}
          onClose={() => setIsNaming(false)}
        />
      )}
    </div>
  );
}
