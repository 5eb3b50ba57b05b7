import { Bold, Heading2, Link2, List, ListOrdered } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import type { MediaLocale } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { useResume } from "@/shared/lib/resume";
import { Button, Field, IconButton, TextField, toast } from "@/shared/ui";
import { Segments } from "../components/Segments";
import styles from "./Editor.module.css";
import { Preview } from "./Preview";
import { LOCALES, problemOf, type Texts } from "./texts";

type Side = "write" | "preview";

const MARKS = [
  ["heading", Heading2, "## ", ""],
  ["bold", Bold, "**", "**"],
  ["list", List, "- ", ""],
  ["numbers", ListOrdered, "1. ", ""],
  ["link", Link2, "[", "](https://)"],
] as const;

/** Texts in both languages beside what they will look like; what is typed is kept until saved. */
export function Editor({
  draftKey,
  saved,
  saveLabel,
  onSave,
  children,
  offered,
}: {
  draftKey: string;
  saved: Texts;
  saveLabel: string;
  onSave: (texts: Texts) => Promise<unknown>;
  /** More fields, above the texts. */
  children?: ReactNode;
  /** Texts to begin from instead, such as an earlier version's. */
  offered?: (take: (texts: Texts) => void) => ReactNode;
}) {
  const { t, i18n } = useTranslation("content");
  const { t: problemWords } = useTranslation("problems");
  const draft = useDraft<Texts>(draftKey, saved);
  const [locale, setLocale] = useState<MediaLocale>(
    // The editor's own language, where it is written.
    () => LOCALES.find((each) => each === i18n.language && saved[each].body) ?? "ru",
  );
  const [side, setSide] = useState<Side>("write");
  const [isChecked, setIsChecked] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const texts = draft.value;
  const text = texts[locale];
  const isDirty = JSON.stringify(texts) !== JSON.stringify(saved);
  const problem = problemOf(texts);
  const wrong = isChecked && problem?.locale === locale ? problem.what : null;
  const resume = useResume(() => void save());
  const put = (change: Partial<typeof text>) => {
    resume.cancel();
    draft.set({ ...texts, [locale]: { ...text, ...change } });
  };

  const save = async () => {
    setIsChecked(true);
    setFailed(null);
    if (problem) {
      setLocale(problem.locale);
      setSide("write");
      return;
    }
    setIsSaving(true);
    try {
      await onSave(texts);
      draft.clear();
      setIsChecked(false);
    } catch (error) {
      const problem = toProblem(error);
      resume.after(problem);
      setFailed(problemWords(problemKeys(problem)));
    } finally {
      setIsSaving(false);
    }
  };
  const discard = () => {
    const typed = texts;
    resume.cancel();
    draft.clear();
    toast.info(t("discarded"), { action: { label: t("undo"), onPress: () => draft.set(typed) } });
  };
  const mark = (before: string, after: string) => {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = area.current ?? {};
    const { body } = text;
    put({ body: body.slice(0, from) + before + body.slice(from, to) + after + body.slice(to) });
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from + before.length, to + before.length);
    });
  };

  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {children}
      <div className={styles.bar}>
        <Segments<MediaLocale>
          label={t("language")}
          value={locale}
          options={LOCALES.map((value) => ({
            value,
            label: `${t(`languages.${value}`)}${texts[value].body.trim() ? "" : ` · ${t("empty")}`}`,
          }))}
          onChange={setLocale}
        />
        <div className={styles.sides}>
          <Segments<Side>
            label={t("side")}
            value={side}
            options={[
              { value: "write", label: t("write") },
              { value: "preview", label: t("preview") },
            ]}
            onChange={setSide}
          />
        </div>
        {offered?.(draft.set)}
      </div>
      <TextField
        label={t("articleTitle")}
        lang={locale}
        maxLength={200}
        value={text.title}
        error={wrong === "title" ? t("wrong.title") : undefined}
        onChange={(event) => put({ title: event.target.value })}
      />
      <div className={styles.panes} data-side={side}>
        <div className={styles.write}>
          <Field label={t("body")} hint={t("markdown")} error={wrong === "body" && t("wrong.body")}>
            {(control) => (
              <div className={styles.frame}>
                <div className={styles.tools} role="toolbar" aria-label={t("tools")}>
                  {MARKS.map(([name, Icon, before, after]) => (
                    <IconButton
                      key={name}
                      size="small"
                      label={t(`mark.${name}`)}
                      onClick={() => mark(before, after)}
                    >
                      <Icon aria-hidden="true" />
                    </IconButton>
                  ))}
                </div>
                <textarea
                  {...control}
                  ref={area}
                  lang={locale}
                  maxLength={100_000}
                  className={styles.area}
                  value={text.body}
                  onChange={(event) => put({ body: event.target.value })}
                />
              </div>
            )}
          </Field>
        </div>
        <div className={styles.preview}>
          <p className={styles.previewLabel}>{t("preview")}</p>
          <Preview title={text.title} markdown={text.body} lang={locale} />
        </div>
      </div>
      <div className={styles.end}>
        <div role="status" className={styles.state}>
          {failed ? (
            <span className={styles.failed}>{failed}</span>
          ) : isDirty ? (
            t(draft.isRestored ? "restored" : "unsaved")
          ) : (
            t("saved")
          )}
        </div>
        {isDirty && (
          <Button variant="quiet" onClick={discard}>
            {t("discard")}
          </Button>
        )}
        <Button variant="primary" type="submit" pending={isSaving} disabled={!isDirty}>
          {saveLabel}
        </Button>
      </div>
    </form>
  );
}
