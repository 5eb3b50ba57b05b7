import { useState } from "react";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { Button, Dialog, Switch, TextField } from "@/shared/ui";
import styles from "./pickers.module.css";

/** The name of a saved view, and whether colleagues see it. */
export function ViewDialog({
  title,
  name: initialName = "",
  shared: initialShared = false,
  onSave,
  onClose,
}: {
  title: string;
  name?: string;
  shared?: boolean;
  onSave: (view: { name: string; shared: boolean }) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation("queue");
  const { t: problemWords } = useTranslation("problems");
  const [name, setName] = useState(initialName);
  const [shared, setShared] = useState(initialShared);
  const [error, setError] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    if (!name.trim()) return setError(t("views.nameMissing"));
    setIsSaving(true);
    try {
      await onSave({ name: name.trim(), shared });
      onClose();
    } catch (thrown) {
      setError(problemWords(problemKeys(toProblem(thrown))));
      setIsSaving(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form="view-form" pending={isSaving}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id="view-form"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("views.name")}
          data-autofocus=""
          value={name}
          maxLength={200}
          error={error}
          onChange={(event) => setName(event.target.value)}
        />
        <Switch
          label={t("views.shareLabel")}
          hint={t("views.shareHint")}
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
      </form>
    </Dialog>
  );
}
