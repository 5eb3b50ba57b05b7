import { useQuery } from "@tanstack/react-query";
import {
  AlarmClock,
  Bookmark,
  CircleDot,
  CircleUserRound,
  Ellipsis,
  Inbox,
  type LucideIcon,
  Pencil,
  Trash2,
  UserRoundX,
  UsersRound,
} from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { SavedViewRead } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { IconButton, toast } from "@/shared/ui";
import { Menu } from "@/shared/ui/Menu";
import { countsQuery, viewsQuery } from "../api/queue";
import { asNew, useCreateView, useDeleteView, useUpdateView } from "../api/views";
import {
  BUILT_IN,
  BUILT_IN_FILTERS,
  type BuiltIn,
  builtInOf,
  fromSaved,
  type QueueFilter,
  writeFilter,
} from "../lib/filter";
import { ViewDialog } from "./ViewDialog";
import styles from "./ViewsRail.module.css";

const ICONS: Record<BuiltIn, LucideIcon> = {
  open: CircleDot,
  mine: CircleUserRound,
  unassigned: UserRoundX,
  overdue: AlarmClock,
  all: Inbox,
};

/** The views of the queue, ours and one's own, with how many tickets each has. */
export function ViewsRail({
  filter,
  viewId,
  onGo,
}: {
  filter: QueueFilter;
  viewId: string | null;
  /** After a choice: the sheet closes. */
  onGo?: () => void;
}) {
  const { t } = useTranslation("queue");
  const { data: counts } = useQuery(countsQuery());
  const { data: views = [] } = useQuery(viewsQuery());
  const current = viewId ? null : builtInOf(filter);
  const told = (count: number | undefined) => {
    if (count === undefined) return "";
    return counts && count >= counts.limit ? `${counts.limit}+` : String(count);
  };
  return (
    <nav aria-label={t("views.label")} className={styles.rail}>
      <ul>
        {BUILT_IN.map((name) => {
          const Icon = ICONS[name];
          const count = name === "all" ? undefined : counts?.[name];
          return (
            <li key={name}>
              <Link
                to={`/staff?${writeFilter(BUILT_IN_FILTERS[name])}`}
                className={styles.view}
                aria-current={current === name ? "true" : undefined}
                onClick={onGo}
              >
                <Icon aria-hidden="true" />
                <span className={styles.name}>{t(`views.${name}`)}</span>
                <span
                  className={styles.count}
                  data-alarm={(name === "overdue" && Boolean(count)) || undefined}
                >
                  {told(count)}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      <h2 className={styles.head}>{t("views.saved")}</h2>
      {views.length === 0 && <p className={styles.empty}>{t("views.none")}</p>}
      <ul>
        {views.map((view) => (
          <li key={view.id} className={styles.saved}>
            <Link
              to={`/staff?${writeFilter(fromSaved(view.filter), view.id)}`}
              className={styles.view}
              aria-current={viewId === view.id ? "true" : undefined}
              onClick={onGo}
              title={view.shared ? t("views.sharedBy", { name: view.owner_name ?? "" }) : undefined}
            >
              {view.shared ? <UsersRound aria-hidden="true" /> : <Bookmark aria-hidden="true" />}
              <span className={styles.name}>{view.name}</span>
              <span className={styles.count}>
                {told(counts?.views.find(({ id }) => id === view.id)?.count)}
              </span>
            </Link>
            {view.editable && <ViewMenu view={view} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ViewMenu({ view }: { view: SavedViewRead }) {
  const { t } = useTranslation("queue");
  const [isRenaming, setIsRenaming] = useState(false);
  const update = useUpdateView();
  const remove = useDeleteView();
  const create = useCreateView();
  const failed = { onError: () => toast.error(t("views.failed")) };
  return (
    <span className={styles.menu}>
      <Menu
        label={t("views.menu", { name: view.name })}
        trigger={
          <IconButton size="small" label={t("views.menu", { name: view.name })}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
        actions={[
          {
            id: "rename",
            label: t("views.rename"),
            icon: <Pencil aria-hidden="true" />,
            onSelect: () => setIsRenaming(true),
          },
          {
            id: "share",
            label: t(view.shared ? "views.unshare" : "views.share"),
            icon: <UsersRound aria-hidden="true" />,
            onSelect: () =>
              update.mutate({ id: view.id, change: { shared: !view.shared } }, failed),
          },
          {
            id: "delete",
            label: t("views.delete"),
            icon: <Trash2 aria-hidden="true" />,
            danger: true,
            onSelect: () =>
              remove.mutate(view, {
                ...failed,
                onSuccess: () =>
                  toast.info(t("views.deleted", { name: view.name }), {
                    action: {
                      label: t("undo"),
                      onPress: () => create.mutate(asNew(view), failed),
                    },
                  }),
              }),
          },
        ]}
      />
      {isRenaming && (
        <ViewDialog
          title={t("views.rename")}
          name={view.name}
          shared={view.shared}
          onSave={(change) => update.mutateAsync({ id: view.id, change })}
          onClose={() => setIsRenaming(false)}
        />
      )}
    </span>
  );
}
