import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, FilePlus, FolderPlus, NotebookPen, PencilLine } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { updateArticle } from "@/shared/api/generated/endpoints/faq/faq";
import type { ArticleListed, CategoryRead } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import {
  Badge,
  ButtonLink,
  EmptyState,
  IconButton,
  ListSkeleton,
  Panes,
  ProblemState,
  toast,
} from "@/shared/ui";
import { useAddress } from "../lib/useAddress";
import { ArticlePane } from "./ArticlePane";
import { articlesQuery, categoriesQuery, useCategoryTitles } from "./api";
import { CategoryDialog } from "./CategoryDialog";
import styles from "./Content.module.css";
import { ListHeader } from "./ListHeader";
import { moved } from "./texts";

export default function FaqEditorPage() {
  const { t, i18n } = useTranslation("content");
  const { params } = useAddress();
  const [isAdding, setIsAdding] = useState(false);
  const [renamed, setRenamed] = useState<string | null>(null);
  const categories = useQuery(categoriesQuery(i18n.language));
  const titles = useCategoryTitles(renamed);
  const article = params.get("article");
  const into = params.get("new");
  const isOpen = Boolean(article || into);

  return (
    <>
      <Panes
        id="faq-editor"
        active={isOpen ? "work" : "list"}
        panes={[
          {
            id: "list",
            label: t("faq.title"),
            width: { initial: 360, min: 280, max: 560 },
            className: styles.list,
            content: (
              <>
                <ListHeader title={t("faq.title")} isPage={!isOpen}>
                  <IconButton label={t("category.add")} onClick={() => setIsAdding(true)}>
                    <FolderPlus aria-hidden="true" />
                  </IconButton>
                </ListHeader>
                {categories.data ? (
                  <Categories categories={categories.data} openId={article} onRename={setRenamed} />
                ) : categories.error ? (
                  <ProblemState error={categories.error} onRetry={categories.refetch} />
                ) : (
                  <ListSkeleton rows={6} />
                )}
              </>
            ),
          },
          {
            id: "work",
            label: t("editor"),
            className: styles.work,
            content:
              isOpen && categories.data ? (
                <ArticlePane
                  key={article ?? `new-${into}`}
                  id={article}
                  into={into}
                  categories={categories.data}
                />
              ) : (
                <div className={styles.nothing}>
                  <EmptyState icon={<NotebookPen />} title={t("faq.choose")}>
                    {t("faq.chooseText")}
                  </EmptyState>
                </div>
              ),
          },
        ]}
      />
      {isAdding && (
        <CategoryDialog count={categories.data?.length ?? 0} onClose={() => setIsAdding(false)} />
      )}
      {renamed && titles && (
        <CategoryDialog
          renamed={{ slug: renamed, titles }}
          count={categories.data?.length ?? 0}
          onClose={() => setRenamed(null)}
        />
      )}
    </>
  );
}

function Categories({
  categories,
  openId,
  onRename,
}: {
  categories: readonly CategoryRead[];
  openId: string | null;
  onRename: (slug: string) => void;
}) {
  const { t, i18n } = useTranslation("content");
  const lists = useQueries({
    queries: categories.map(({ slug }) => articlesQuery(slug, i18n.language)),
  });
  if (categories.length === 0) return <p className={styles.none}>{t("faq.empty")}</p>;
  return categories.map((category, at) => (
    <section key={category.slug} className={styles.group} aria-label={category.title}>
      <div className={styles.groupHead}>
        <h2 className={styles.groupTitle}>{category.title}</h2>
        <IconButton
          size="small"
          label={`${t("category.rename")}: ${category.title}`}
          onClick={() => onRename(category.slug)}
        >
          <PencilLine aria-hidden="true" />
        </IconButton>
        <ButtonLink
          to={`?new=${category.slug}`}
          size="small"
          variant="quiet"
          aria-label={`${t("faq.add")}: ${category.title}`}
          icon={<FilePlus aria-hidden="true" />}
        >
          {t("faq.add")}
        </ButtonLink>
      </div>
      {lists[at]?.data ? (
        <Articles articles={lists[at].data} openId={openId} />
      ) : lists[at]?.error ? (
        <ProblemState error={lists[at].error} onRetry={lists[at].refetch} />
      ) : (
        <ListSkeleton rows={2} />
      )}
    </section>
  ));
}

function Articles({
  articles,
  openId,
}: {
  articles: readonly ArticleListed[];
  openId: string | null;
}) {
  const { t, i18n } = useTranslation("content");
  const { t: problemWords } = useTranslation("problems");
  const client = useQueryClient();

  const move = async (from: number, by: -1 | 1) => {
    const key = articlesQuery(articles[from]?.category ?? "", i18n.language).queryKey;
    const next = moved(articles, from, by).map((each, position) => ({ ...each, position }));
    client.setQueryData(key, next);
    const before = new Map(articles.map(({ id, position }) => [id, position]));
    try {
      for (const { id, position } of next) {
        if (before.get(id) !== position) await updateArticle(id, { position });
      }
    } catch (error) {
      client.setQueryData(key, [...articles]);
      toast.error(problemWords(problemKeys(toProblem(error))));
    }
    void client.invalidateQueries({ queryKey: keys.faq.all });
  };

  if (articles.length === 0) return <p className={styles.none}>{t("faq.emptyCategory")}</p>;
  return (
    <ul className={styles.items}>
      {articles.map((each, at) => (
        <li key={each.id} className={styles.item}>
          <Link
            to={`?article=${each.id}`}
            className={styles.link}
            aria-current={each.id === openId ? "page" : undefined}
          >
            {each.title}
            {each.status === "draft" && <Badge>{t("draft")}</Badge>}
          </Link>
          <IconButton
            size="small"
            label={`${t("up")}: ${each.title}`}
            disabled={at === 0}
            onClick={() => void move(at, -1)}
          >
            <ArrowUp aria-hidden="true" />
          </IconButton>
          <IconButton
            size="small"
            label={`${t("down")}: ${each.title}`}
            disabled={at === articles.length - 1}
            onClick={() => void move(at, 1)}
          >
            <ArrowDown aria-hidden="true" />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
