import { Download, LogOut, MonitorSmartphone, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useOutbox } from "@/shared/api/outbox";
import { logout, useSession } from "@/shared/api/session";
import { type Language, useTranslation } from "@/shared/i18n";
import {
  ConfirmDialog,
  LanguageSelect,
  List,
  ListRow,
  PageHeader,
  Section,
  ThemeSelect,
} from "@/shared/ui";
import { useUpdateUser } from "../api/profile";
import { Details } from "../components/Details";
import styles from "../components/Profile.module.css";
import { Who } from "../components/Who";

export default function ProfilePage() {
  const { t } = useTranslation("profile");
  const { t: common } = useTranslation();
  const { user } = useSession();
  const update = useUpdateUser();
  if (!user) return null;
  return (
    <>
      <PageHeader title={t("profile.title")} />
      <Who user={user} />
      <Section title={t("details.title")}>
        <Details key={user.id} user={user} />
      </Section>
      <Section title={t("preferences.title")}>
        <div className={styles.preferences}>
          {/* Letters are written in the language of the account: it follows the choice. */}
          <LanguageSelect onChoice={(locale: Language) => update.mutate({ locale })} />
          <ThemeSelect />
        </div>
      </Section>
      <Section title={t("account.title")}>
        <List>
          <ListRow
            to="/profile/security"
            leading={<ShieldCheck aria-hidden="true" />}
            title={t("security.title")}
          >
            {t("security.lead")}
          </ListRow>
          <ListRow
            to="/profile/sessions"
            leading={<MonitorSmartphone aria-hidden="true" />}
            title={t("sessions.title")}
          >
            {t("sessions.lead")}
          </ListRow>
          <ListRow
            to="/profile/data"
            leading={<Download aria-hidden="true" />}
            title={t("data.title")}
          >
            {t("data.lead")}
          </ListRow>
          <LogoutRow label={common("nav.logout")} />
        </List>
      </Section>
    </>
  );
}

/** Leaving erases what is not sent yet: only then it asks. */
function LogoutRow({ label }: { label: string }) {
  const { t } = useTranslation("profile");
  const navigate = useNavigate();
  const waiting = useOutbox().length;
  const [isAsking, setIsAsking] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = async () => {
    setIsLeaving(true);
    await logout();
    // By choice: there is nothing to come back to.
    await navigate("/login", { replace: true });
  };
  return (
    <>
      <ListRow
        onClick={() => (waiting > 0 ? setIsAsking(true) : void leave())}
        leading={<LogOut aria-hidden="true" />}
        title={label}
      />
      <ConfirmDialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        onConfirm={() => void leave()}
        pending={isLeaving}
        title={t("logout.title")}
        confirmLabel={t("logout.confirm")}
        danger
      >
        {t("logout.text", { count: waiting })}
      </ConfirmDialog>
    </>
  );
}
