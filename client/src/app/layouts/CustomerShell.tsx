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
import { ButtonLink } from "@/shared/ui";
import { Brand } from "../Brand";
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

function Places({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation();
  return places.map(({ to, name, icon: Icon }) => (
    <li key={to}>
      <NavLink to={to} end={to === "/"} className={styles.place}>
        <Icon aria-hidden="true" />
        <span>{t(`nav.${name}`)}</span>
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

  return (
    <div className={styles.shell}>
      <header className={styles.top}>
        <Brand />
        {known && (
          <NavLink to="/notifications" className={styles.bell} aria-label={t("nav.notifications")}>
            <Bell aria-hidden="true" />
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
            <Places places={MORE} />
          </ul>
        )}
      </nav>
      <Main className={styles.main}>
        <Outlet />
      </Main>
    </div>
  );
}
