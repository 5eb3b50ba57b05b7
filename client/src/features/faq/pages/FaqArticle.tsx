import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useParams } from "react-router";
import { toProblem } from "@/shared/api/problem";
import { useFormat, useTranslation } from "@/shared/i18n";
import { ButtonLink, EmptyState, Loading, PageHeader, ProblemState, Skeleton } from "@/shared/ui";
import { ArticleBody, articleQuery } from "@/widgets/faq";
import { Feedback } from "../components/Feedback";
import { StillNeedHelp } from "../components/StillNeedHelp";

export default function FaqArticlePage() {
  const { id = "" } = useParams();
  const { t, i18n } = useTranslation("faq");
  const format = useFormat();
  const query = useQuery(articleQuery(id, i18n.language));
  if (query.data) {
    const article = query.data;
    return (
      <article lang={article.locale}>
        <PageHeader title={article.title} back={`/faq/${article.category}`}>
          <span lang={i18n.language}>
            {t("article.updated", { day: format.day(article.updated_at) })}
            {article.locale !== i18n.language && <> · {t("article.otherLanguage")}</>}
          </span>
        </PageHeader>
        <ArticleBody html={article.body_html} />
        <div lang={i18n.language}>
          <Feedback articleId={article.id} />
          <StillNeedHelp />
        </div>
      </article>
    );
  }
  if (query.isPending) return <ArticleSkeleton />;
  if ([404, 422].includes(toProblem(query.error).status)) {
    return (
      <>
        <PageHeader title={t("article.missing.title")} back="/faq" />
        <EmptyState
          icon={<SearchX />}
          title={t("article.missing.title")}
          action={<ButtonLink to="/faq">{t("list.back")}</ButtonLink>}
        >
          {t("article.missing.text")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("article.title")} back="/faq" />
      <ProblemState
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    </>
  );
}

function ArticleSkeleton() {
  const { t } = useTranslation("faq");
  return (
    <>
      <PageHeader title={t("article.title")} back="/faq" />
      <Loading>
        <Skeleton width="94%" />
        <Skeleton width="88%" />
        <Skeleton width="91%" />
        <Skeleton width="60%" />
        <Skeleton shape="block" height="10rem" />
      </Loading>
    </>
  );
}
