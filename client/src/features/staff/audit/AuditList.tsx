import {
  Ban,
  Download,
  KeyRound,
  LogIn,
  LogOut,
  type LucideIcon,
  MailCheck,
  ShieldAlert,
  ShieldCheck,
  UserCog,
  UserPlus,
  UserX,
} from "lucide-react";
import { Link } from "react-router";
import type { AuditAction, AuditListed } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import styles from "./Audit.module.css";
import { browserOf, type Change, changesOf } from "./changes";

const ICONS: Record<AuditAction, LucideIcon> = {
  registered: UserPlus,
  logged_in: LogIn,
  login_failed: Ban,
  session_ended: LogOut,
  refresh_reused: ShieldAlert,
  password_changed: KeyRound,
  reset_requested: KeyRound,
  password_reset: KeyRound,
  email_verified: MailCheck,
  second_factor_on: ShieldCheck,
  second_factor_off: ShieldAlert,
  recovery_codes_renewed: KeyRound,
  email_changed: MailCheck,
  data_exported: Download,
  account_closed: UserX,
  user_changed: UserCog,
};
/** What an admin should look at twice. */
const ALARMING: readonly AuditAction[] = ["login_failed", "refresh_reused", "second_factor_off"];

/** Who did what to whom, day by day, newest first. */
export function AuditList({
  entries,
  level: Heading = "h2",
}: {
  entries: readonly AuditListed[];
  level?: "h2" | "h3";
}) {
  const format = useFormat();
  const days = [...Map.groupBy(entries, ({ at }) => new Date(at).toDateString())];
  return days.map(([day, those]) => (
    <section key={day} className={styles.day} aria-label={format.day(those[0]?.at ?? day)}>
      <Heading className={styles.dayTitle}>{format.day(those[0]?.at ?? day)}</Heading>
      <ol className={styles.entries}>
        {those.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ));
}

function Entry({ entry }: { entry: AuditListed }) {
  const { t } = useTranslation("audit");
  const format = useFormat();
  const Icon = ICONS[entry.action];
  const isByAnother = entry.actor_id !== null && entry.actor_id !== entry.user_id;
  const from = [entry.ip, browserOf(entry.user_agent) ?? entry.user_agent].filter(Boolean);
  return (
    <li className={styles.entry} data-alarming={ALARMING.includes(entry.action) || undefined}>
      <span className={styles.icon}>
        <Icon aria-hidden="true" />
      </span>
      <div className={styles.words}>
        <p>
          {entry.user_id ? (
            <Link to={`/staff/users/${entry.user_id}`} className={styles.name}>
              {entry.user_name ?? t("unknown")}
            </Link>
          ) : (
            <span className={styles.name}>{t("stranger")}</span>
          )}
          {": "}
          {t(`did.${entry.action}`)}
          {isByAnother && (
            <>
              {". "}
              {t("by")}{" "}
              <Link to={`/staff/users/${entry.actor_id}`} className={styles.name}>
                {entry.actor_name ?? t("unknown")}
              </Link>
            </>
          )}
        </p>
        <Changes changes={changesOf(entry.details)} />
        {from.length > 0 && <p className={styles.from}>{from.join(" · ")}</p>}
      </div>
      <time dateTime={entry.at} title={format.exact(entry.at)} className={styles.time}>
        {format.time(entry.at)}
      </time>
    </li>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation("audit");
  const format = useFormat();
  if (changes.length === 0) return null;
  const words = (value: unknown): string => {
    if (Array.isArray(value)) return format.list(value.map(words));
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (value === null || value === "") return t("nothing");
    const known = ["customer", "technician", "support", "admin", "active", "blocked", "deleted"];
    const found = known.find((each) => each === value);
    return found ? t(`values.${found as "admin"}`) : String(value);
  };
  return (
    <ul className={styles.changes}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {t(`fields.${field}`)}: <del>{words(from)}</del> → <ins>{words(to)}</ins>
        </li>
      ))}
    </ul>
  );
}
