import { useTranslation } from "@/shared/i18n";
import { PageHeader, Section } from "@/shared/ui";
import { PasswordForm } from "../components/PasswordForm";
import styles from "../components/Profile.module.css";
import { SecondFactor } from "../components/SecondFactor";

export default function SecurityPage() {
  const { t } = useTranslation("profile");
  return (
    <>
      <PageHeader title={t("security.title")} back="/profile" />
      <Section title={t("password.title")}>
        <div className={styles.stack}>
          <p className={styles.muted}>{t("password.text")}</p>
          <PasswordForm />
        </div>
      </Section>
      <Section title={t("totp.title")}>
        <SecondFactor />
      </Section>
    </>
  );
}
