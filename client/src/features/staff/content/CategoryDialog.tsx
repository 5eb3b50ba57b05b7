import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createCategory, updateCategory } from "@/shared/api/generated/endpoints/faq/faq";
import { keys } from "@/shared/api/keys";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { Button, Dialog, TextField } from "@/shared/ui";
import styles from "./Content.module.css";
import { type CategoryTitles, slugOf } from "./texts";

interface CategoryDialogProps {
  /** The category that is renamed; none is a new one. */
  renamed?: { slug: string; titles: CategoryTitles };
  /** How many categories there are: a new one is the last. */
  count: number;
  onClose: () => void;
}

export function CategoryDialog({ renamed, count, onClose }: CategoryDialogProps) {
  const { t } = useTranslation("content");
  const { t: problemWords } = useTranslation("problems");
  const client = useQueryClient();
  const [ru, setRu] = useState(renamed?.titles.ru ?? "");
  const [en, setEn] = useState(renamed?.titles.en ?? "");
  const [wrong, setWrong] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const save = async () => {
    setIsSaving(true);
    try {
      const titles = { ru: ru.trim(), ...(en.trim() ? { en: en.trim() } : {}) };
      if (renamed) await updateCategory(renamed.slug, { titles });
      else await createCategory({ slug: slugOf(en || ru), titles, position: count });
      await client.invalidateQueries({ queryKey: keys.faq.all });
      onClose();
    } catch (error) {
      setWrong(problemWords(problemKeys(toProblem(error))));
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t(renamed ? "category.rename" : "category.add")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="primary"
            pending={isSaving}
            disabled={!slugOf(en || ru) || !ru.trim()}
            onClick={() => void save()}
          >
            {t(renamed ? "category.save" : "category.create")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <TextField
          label={t("category.ru")}
          maxLength={200}
          value={ru}
          onChange={(event) => setRu(event.target.value)}
        />
        <TextField
          label={t("category.en")}
          maxLength={200}
          value={en}
          onChange={(event) => setEn(event.target.value)}
        />
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
      </div>
    </Dialog>
  );
}
