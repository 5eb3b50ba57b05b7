import {
  Bell,
  CircleHelp,
  House,
  LifeBuoy,
  LogIn,
  type LucideIcon,
  Newspaper,
  Plus,
  Ticket,
  UserRound,
  WashingMachine,
} from "lucide-react";
import { NavLink, Outlet } from "react-router";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { ButtonLink, CountBadge } from "@/shared/ui";
import { Brand } from "../Brand";
import { useUnread } from "../unread";
import styles from "./CustomerShell.module.css";
import { Main } from "./Main";

type NavKey =
  | "home"
  | "tickets"
  | "devices"
  | "support"
  | "faq"
  | "news"
  | "notifications"
  | "account"
  | "login";

interface Place {
  to: string;
  name: NavKey;
  icon: LucideIcon;
}

const BAR: readonly Place[] = [
  { to: "/", name: "home", icon: House },
  { to: "/tickets", name: "tickets", icon: Ticket },
  { to: "/devices", name: "devices", icon: WashingMachine },
  { to: "/support", name: "support", icon: LifeBuoy },
  { to: "/profile", name: "account", icon: UserRound },
];
const MORE: readonly Place[] = [
  { to: "/notifications", name: "notifications", icon: Bell },
  { to: "/faq", name: "faq", icon: CircleHelp },
  { to: "/news", name: "news", icon: Newspaper },
];
const STRANGERS: readonly Place[] = [
  { to: "/faq", name: "faq", icon: CircleHelp },
  { to: "/news", name: "news", icon: Newspaper },
  { to: "/login", name: "login", icon: LogIn },
];

function Places({ places, unread = 0 }: { places: readonly Place[]; unread?: number }) {
  const { t } = useTranslation();
  return places.map(({ to, name, icon: Icon }) => (
    <li key={to}>
      <NavLink to={to} end={to === "/"} className={styles.place}>
        <Icon aria-hidden="true" />
        <span>{t(`nav.${name}`)}</span>
        {name === "notifications" && (
          <CountBadge count={unread} label={t("nav.unread", { count: unread })} />
        )}
      </NavLink>
    </li>
  ));
}

/** A phone: a bar with five places below. A desktop: one column, with a rail beside it. */
export default function CustomerShell() {
  const { t } = useTranslation();
  const { status } = useSession();
  const known = status !== "anonymous";
  const main = known ? BAR : STRANGERS;
  const unread = useUnread(status === "authenticated");

  return (
    <div className={styles.shell}>
      <header className={styles.top}>
        <Brand />
        {known && (
          <NavLink to="/notifications" className={styles.bell}>
            <Bell aria-hidden="true" />
            <span className="visually-hidden">{t("nav.notifications")}</span>
            <CountBadge count={unread} label={t("nav.unread", { count: unread })} />
          </NavLink>
        )}
      </header>
      <nav className={styles.nav} aria-label={t("nav.main")}>
        <div className={styles.railHead}>
          <Brand />
          {known && (
            <ButtonLink to="/tickets/new" variant="primary" wide icon={<Plus aria-hidden="true" />}>
              {t("nav.newTicket")}
            </ButtonLink>
          )}
        </div>
        <ul className={styles.bar}>
          <Places places={main} />
        </ul>
        {known && (
          <ul className={styles.more}>
            <Places places={MORE} unread={unread} />
          </ul>
        )}
      </nav>
      <Main className={styles.main}>
        <Outlet />
      </Main>
    </div>
  );
}
