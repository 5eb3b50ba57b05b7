import {
  CalendarDays,
  ChartColumn,
  Ellipsis,
  FileText,
  Inbox,
  LifeBuoy,
  LogOut,
  type LucideIcon,
  Newspaper,
  ScrollText,
  Search,
  UserRound,
  UsersRound,
} from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { NavLink, Outlet, useLocation, useNavigate, useSearchParams } from "react-router";
import type { Role } from "@/shared/api/generated/model";
import { logout, useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { IconButton, Sheet } from "@/shared/ui";
import { Brand } from "../Brand";
import { Main } from "./Main";
import styles from "./StaffShell.module.css";

type NavKey =
  | "queue"
  | "calendar"
  | "support"
  | "dashboard"
  | "content"
  | "pages"
  | "users"
  | "audit";

interface Place {
  to: string;
  name: NavKey;
  icon: LucideIcon;
  roles?: readonly Role[];
}

const PLACES: readonly Place[] = [
  { to: "/staff", name: "queue", icon: Inbox },
  { to: "/staff/calendar", name: "calendar", icon: CalendarDays },
  { to: "/staff/support", name: "support", icon: LifeBuoy },
  { to: "/staff/dashboard", name: "dashboard", icon: ChartColumn },
  { to: "/staff/content/faq", name: "content", icon: FileText, roles: ["support", "admin"] },
  { to: "/staff/content/pages", name: "pages", icon: Newspaper, roles: ["support", "admin"] },
  { to: "/staff/users", name: "users", icon: UsersRound, roles: ["admin"] },
  { to: "/staff/audit", name: "audit", icon: ScrollText, roles: ["admin"] },
];

/** As many as a thumb tells apart; with more than these and one, the last opens the others. */
const ON_A_PHONE = 4;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
  );
}

/** Finds tickets from anywhere; '/' goes there. */
function TopSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const input = useRef<HTMLInputElement>(null);
  const query = params.get("q") ?? "";

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);

  return (
    <search className={styles.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const q = input.current?.value.trim();
          navigate(q ? `/staff?q=${encodeURIComponent(q)}` : "/staff");
        }}
      >
        <Search aria-hidden="true" />
        <input
          key={query}
          ref={input}
          type="search"
          defaultValue={query}
          placeholder={t("nav.search")}
          aria-label={t("nav.search")}
          aria-keyshortcuts="/"
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}

/** The places that a phone's bar has no room for. */
function More({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  const isHere = places.some(({ to }) => pathname.startsWith(to));
  return (
    <>
      <button
        type="button"
        className={styles.place}
        data-current={isHere || undefined}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        <Ellipsis aria-hidden="true" />
        <span>{t("nav.more")}</span>
      </button>
      <Sheet open={isOpen} onClose={() => setIsOpen(false)} title={t("nav.more")}>
        <ul className={styles.rest}>
          {places.map(({ to, name, icon: Icon }) => (
            <li key={to}>
              <NavLink to={to} onClick={() => setIsOpen(false)}>
                <Icon aria-hidden="true" />
                {t(`nav.${name}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

/** The desk: places at the left, search above, and the whole rest for the panes. */
export default function StaffShell() {
  const { t } = useTranslation();
  const { roles } = useSession();
  const isAtTicket = useLocation().pathname.startsWith("/staff/tickets/");
  const places = PLACES.filter(
    (place) => !place.roles || place.roles.some((role) => roles.includes(role)),
  );
  const rest = places.length > ON_A_PHONE + 1 ? places.slice(ON_A_PHONE) : [];
  return (
    <div className={styles.shell}>
      <nav className={styles.nav} aria-label={t("nav.main")}>
        <div className={styles.brand}>
          <Brand to="/staff" compact />
        </div>
        <ul className={styles.places}>
          {places.map((place) => (
            <li key={place.to} className={rest.includes(place) ? styles.wide : undefined}>
              <NavLink
                to={place.to}
                end={place.to === "/staff" && !isAtTicket}
                className={styles.place}
              >
                <place.icon aria-hidden="true" />
                <span>{t(`nav.${place.name}`)}</span>
              </NavLink>
            </li>
          ))}
          {rest.length > 0 && (
            <li className={styles.more}>
              <More places={rest} />
            </li>
          )}
        </ul>
      </nav>
      <header className={styles.top}>
        <TopSearch />
        <NavLink to="/profile" className={styles.account} aria-label={t("nav.account")}>
          <UserRound aria-hidden="true" />
        </NavLink>
        <IconButton label={t("nav.logout")} onClick={() => void logout()}>
          <LogOut aria-hidden="true" />
        </IconButton>
      </header>
      <Main className={styles.main}>
        <Outlet />
      </Main>
    </div>
  );
}
