import { useTranslation } from "@/shared/i18n";
import styles from "./PasswordStrength.module.css";
import { PASSWORD_MIN, strengthOf } from "./password-strength";

/** How good a new password is, in a word that changes while it is typed. */
export function PasswordStrength({ password }: { password: string }) {
  const { t } = useTranslation("widgets");
  const missing = PASSWORD_MIN - [...password].length;
  const strength = strengthOf(password);
  return (
    <div className={styles.strength} data-level={strength}>
      <span className={styles.bar} aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </span>
      <span role="status" className={styles.words}>
        {strength === 0
          ? t("password.rule", { count: PASSWORD_MIN })
          : missing > 0
            ? t("password.more", { count: missing })
            : t(`password.level.${strength}`)}
      </span>
    </div>
  );
}
