import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { deleteUser, exportUser } from "@/shared/api/generated/endpoints/user/user";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { logout } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { Button, Dialog, PageHeader, Section, TextField, toast } from "@/shared/ui";
import { Notice } from "@/shared/ui/Notice";
import styles from "../components/Profile.module.css";
import { saveText } from "../lib/save-text";

export default function MyDataPage() {
  const { t } = useTranslation("profile");
  const { t: problemWords } = useTranslation("problems");
  const [isAsking, setIsAsking] = useState(false);
  const exported = useMutation({
    mutationFn: () => exportUser({ timeout: 60_000 }),
    onSuccess: (data) => {
      saveText(JSON.stringify(data, null, 2), "privet-data.json", "application/json");
      toast.success(t("export.done"));
    },
    onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
  });
  return (
    <>
      <PageHeader title={t("data.title")} back="/profile" />
      <Section title={t("export.title")}>
        <div className={styles.stack}>
          <p>{t("export.text")}</p>
          <Button
            icon={<Download aria-hidden="true" />}
            pending={exported.isPending}
            onClick={() => exported.mutate()}
          >
            {t("export.submit")}
          </Button>
        </div>
      </Section>
      <Section title={t("close.title")}>
        <div className={styles.stack}>
          <p>{t("close.text")}</p>
          <Button variant="danger" onClick={() => setIsAsking(true)}>
            {t("close.open")}
          </Button>
        </div>
      </Section>
      {isAsking && <CloseDialog onClose={() => setIsAsking(false)} />}
    </>
  );
}

function CloseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("profile");
  const { t: problemWords } = useTranslation("problems");
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const word = t("close.word");
  const isSure = typed.trim().toLowerCase() === word.toLowerCase();
  const close = useMutation({
    mutationFn: () => deleteUser(),
    onSuccess: async () => {
      await logout();
      await navigate("/login", { replace: true, state: { notice: "accountDeleted" } });
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("close.confirmTitle")}
      size="small"
      dismissable={!close.isPending}
      actions={
        <>
          <Button onClick={onClose} disabled={close.isPending}>
            {common("cancel")}
          </Button>
          <Button
            variant="danger"
            disabled={!isSure}
            pending={close.isPending}
            onClick={() => close.mutate()}
          >
            {t("close.submit")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t("close.confirmText")}</p>
        <TextField
          label={t("close.type", { word })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
        />
        {close.error && (
          <Notice tone="danger">{problemWords(problemKeys(toProblem(close.error)))}</Notice>
        )}
      </div>
    </Dialog>
  );
}
