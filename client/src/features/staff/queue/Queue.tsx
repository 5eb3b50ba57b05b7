import { useState } from "react";
import { Outlet, useMatch, useNavigate, useSearchParams } from "react-router";
import { useTranslation } from "@/shared/i18n";
import { Panes, Sheet } from "@/shared/ui";
import { QueueList } from "./components/QueueList";
import { ShortcutSheet } from "./components/ShortcutSheet";
import { ViewsRail } from "./components/ViewsRail";
import { BUILT_IN_FILTERS, type BuiltIn, readFilter, viewOf, writeFilter } from "./lib/filter";
import { useMedia } from "./lib/useMedia";
import { useShortcuts } from "./lib/useShortcuts";
import styles from "./Queue.module.css";

/** The desk: views, the list, and beside it the ticket that is open. */
export default function Queue() {
  const { t } = useTranslation("queue");
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const ticketId = useMatch("/staff/tickets/:id")?.params.id ?? null;
  const isDesk = useMedia("(width >= 75rem)");
  const isPhone = useMedia("(width < 48rem)");
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [areViewsOpen, setAreViewsOpen] = useState(false);
  const filter = readFilter(params);
  const viewId = viewOf(params);
  // A ticket that is not beside its list takes all the room; the list stays as it was, out of sight.
  const isAlone = Boolean(ticketId) && !isDesk;

  const go = (view: BuiltIn) => () => navigate(`/staff?${writeFilter(BUILT_IN_FILTERS[view])}`);
  useShortcuts({
    "?": () => setIsHelpOpen(true),
    "g o": go("open"),
    "g m": go("mine"),
    "g u": go("unassigned"),
    "g d": go("overdue"),
    "g a": go("all"),
  });

  const rail = {
    id: "views",
    label: t("views.label"),
    width: { initial: 212, min: 168, max: 320 },
    className: isAlone ? styles.hidden : styles.rail,
    content: <ViewsRail filter={filter} viewId={viewId} />,
  };
  const list = {
    id: "list",
    label: t("list.label"),
    width: ticketId && isDesk ? { initial: 392, min: 320, max: 640 } : undefined,
    className: isAlone && !isPhone ? styles.hidden : styles.list,
    content: (
      <QueueList
        filter={filter}
        viewId={viewId}
        openId={ticketId}
        isPhone={isPhone}
        onViews={() => setAreViewsOpen(true)}
        onHelp={() => setIsHelpOpen(true)}
      />
    ),
  };
  const ticket = {
    id: "ticket",
    label: t("ticketPane"),
    className: styles.ticket,
    content: <Outlet />,
  };
  return (
    <>
      <Panes
        id="queue"
        panes={[rail, list, ...(ticketId ? [ticket] : [])]}
        active={ticketId ? "ticket" : "list"}
      />
      <Sheet open={areViewsOpen} onClose={() => setAreViewsOpen(false)} title={t("views.label")}>
        <ViewsRail filter={filter} viewId={viewId} onGo={() => setAreViewsOpen(false)} />
      </Sheet>
      {isHelpOpen && <ShortcutSheet onClose={() => setIsHelpOpen(false)} />}
    </>
  );
}
