import { Copy, Download } from "lucide-react";
import { useTranslation } from "@/shared/i18n";
import { Button, toast } from "@/shared/ui";
import { Notice } from "@/shared/ui/Notice";
import { saveText } from "../lib/save-text";
import styles from "./Profile.module.css";

/** Shown this once: the server keeps no more than their hashes. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation("profile");
  const { t: common } = useTranslation();
  const text = codes.join("\n");
  return (
    <>
      <Notice tone="warning">{t("codes.text")}</Notice>
      <ul className={styles.codes} aria-label={t("codes.title")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <span className={styles.buttons}>
        <Button
          icon={<Copy aria-hidden="true" />}
          onClick={() =>
            navigator.clipboard.writeText(text).then(
              () => toast.success(common("copied")),
              () => toast.error(common("copyFailed")),
            )
          }
        >
          {common("copy")}
        </Button>
        <Button
          icon={<Download aria-hidden="true" />}
          onClick={() => saveText(text, "privet-recovery-codes.txt", "text/plain")}
        >
          {t("codes.download")}
        </Button>
        <Button variant="primary" onClick={onDone}>
          {t("codes.done")}
        </Button>
      </span>
    </>
  );
}
