import { useQuery } from "@tanstack/react-query";
import { FileQuestionMark } from "lucide-react";
import { useParams } from "react-router";
import { toProblem } from "@/shared/api/problem";
import { useFormat, useTranslation } from "@/shared/i18n";
import { ButtonLink, EmptyState, Loading, PageHeader, ProblemState, Skeleton } from "@/shared/ui";
import { pageQuery } from "../api/pages";
import styles from "../components/Pages.module.css";

export default function PagePage() {
  const { t, i18n } = useTranslation("pages");
  const format = useFormat();
  const { slug = "" } = useParams();
  const { data: page, error, refetch, isFetching } = useQuery(pageQuery(slug, i18n.language));
  if (!page) {
    const isGone = error && toProblem(error).status === 404;
    return (
      <>
        <PageHeader title={t("page.title")} />
        {isGone && (
          <EmptyState
            icon={<FileQuestionMark />}
            title={t("page.goneTitle")}
            action={<ButtonLink to="/faq">{t("page.toFaq")}</ButtonLink>}
          >
            {t("page.goneText")}
          </EmptyState>
        )}
        {error && !isGone && (
          <ProblemState error={error} onRetry={() => refetch()} retrying={isFetching} />
        )}
        {!error && (
          <Loading className={styles.lines}>
            <Skeleton width="90%" />
            <Skeleton width="96%" />
            <Skeleton width="70%" />
            <Skeleton width="88%" />
          </Loading>
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader title={page.title} back={page.kind === "news" ? "/news" : undefined}>
        {page.kind === "news"
          ? format.day(page.published_at ?? page.updated_at)
          : t("page.updated", { date: format.day(page.updated_at) })}
      </PageHeader>
      <div
        lang={page.locale}
        className={styles.text}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the server that renders it
        dangerouslySetInnerHTML={{ __html: page.body_html }}
      />
    </>
  );
}
