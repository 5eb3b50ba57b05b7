import { useTranslation } from "@/shared/i18n";
import { ProblemState } from "@/shared/ui";
import { usePreview } from "./api";
import styles from "./Editor.module.css";

/** The text as readers will see it: the server's own HTML. */
export function Preview({
  title,
  markdown,
  lang,
}: {
  title: string;
  markdown: string;
  lang: string;
}) {
  const { t } = useTranslation("content");
  const { data, error, refetch, isFetching } = usePreview(markdown, true);
  return (
    <article lang={lang} className={styles.paper} aria-busy={isFetching}>
      {title && <p className={styles.paperTitle}>{title}</p>}
      {!markdown.trim() ? (
        <p className={styles.nothing}>{t("previewEmpty")}</p>
      ) : error ? (
        <ProblemState error={error} onRetry={refetch} retrying={isFetching} />
      ) : (
        data && (
          <div
            className={styles.prose}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: the server has sanitised it
            dangerouslySetInnerHTML={{ __html: data.html }}
          />
        )
      )}
    </article>
  );
}
