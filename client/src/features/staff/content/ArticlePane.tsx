import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff, Trash2 } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import {
  createArticle,
  deleteArticle,
  updateArticle,
} from "@/shared/api/generated/endpoints/faq/faq";
import type { ArticleUpdate, CategoryRead } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useFormat, useTranslation } from "@/shared/i18n";
import {
  Badge,
  Button,
  ConfirmDialog,
  IconButton,
  ListSkeleton,
  PageHeader,
  ProblemState,
  Select,
  toast,
} from "@/shared/ui";
import { articleQuery } from "./api";
import styles from "./Content.module.css";
import { Editor } from "./Editor";
import { changesOf, NO_TEXTS, slugOf, type Texts, written } from "./texts";

export function ArticlePane({
  id,
  into,
  categories,
}: {
  id: string | null;
  into: string | null;
  categories: readonly CategoryRead[];
}) {
  const { t } = useTranslation("content");
  const client = useQueryClient();
  const navigate = useNavigate();
  if (id) return <ArticleEditor id={id} categories={categories} />;
  const category = categories.find(({ slug }) => slug === into) ?? categories[0];
  if (!category) return null;

  const create = async (texts: Texts) => {
    const slug = slugOf(texts.en.title || texts.ru.title);
    const made = await createArticle({
      category: category.slug,
      slug,
      status: "draft",
      position: category.article_count,
      translations: written(texts),
    });
    await client.invalidateQueries({ queryKey: keys.faq.all });
    toast.success(t("createdDraft"));
    navigate(`?article=${made.id}`, { replace: true });
  };
  return (
    <>
      <PageHeader title={t("faq.new", { category: category.title })} back="?" />
      <Editor
        draftKey={`faq-new:${category.slug}`}
        saved={NO_TEXTS}
        saveLabel={t("createDraft")}
        onSave={create}
      />
    </>
  );
}

function ArticleEditor({ id, categories }: { id: string; categories: readonly CategoryRead[] }) {
  const { t } = useTranslation("content");
  const { t: problemWords } = useTranslation("problems");
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isDeleting, setIsDeleting] = useState(false);
  const query = useQuery(articleQuery(id));
  if (query.error && !query.data) {
    return <ProblemState error={query.error} onRetry={query.refetch} retrying={query.isFetching} />;
  }
  if (!query.data) return <ListSkeleton rows={4} />;
  const { found, texts: saved } = query.data;
  const isPublished = found.status === "published";

  const change = async (update: ArticleUpdate) => {
    await updateArticle(id, update);
    await client.invalidateQueries({ queryKey: keys.faq.all });
  };
  const tell = (act: Promise<unknown>, words: string) =>
    act.then(
      () => toast.success(words),
      (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
    );
  const remove = async () => {
    await deleteArticle(id);
    navigate("?", { replace: true });
    await client.invalidateQueries({ queryKey: keys.faq.all });
  };

  return (
    <>
      <PageHeader
        title={found.title}
        back="?"
        actions={
          <>
            <Button
              size="small"
              icon={isPublished ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
              onClick={() =>
                void tell(
                  change({ status: isPublished ? "draft" : "published" }),
                  t(isPublished ? "hidden" : "shown"),
                )
              }
            >
              {t(isPublished ? "unpublish" : "publish")}
            </Button>
            <IconButton size="small" label={t("delete")} onClick={() => setIsDeleting(true)}>
              <Trash2 aria-hidden="true" />
            </IconButton>
          </>
        }
      >
        <Badge tone={isPublished ? "success" : "neutral"}>
          {t(isPublished ? "published" : "draft")}
        </Badge>
      </PageHeader>
      <Editor
        draftKey={`faq-article:${id}`}
        saved={saved}
        saveLabel={t("save")}
        onSave={async (texts) => {
          await change({ translations: changesOf(texts, saved) });
          toast.success(t("savedToast"));
        }}
      >
        <div className={styles.fields}>
          <Select
            label={t("category.title")}
            value={found.category}
            options={categories.map(({ slug, title }) => ({ value: slug, label: title }))}
            onChange={(event) =>
              void tell(change({ category: event.target.value }), t("movedArticle"))
            }
          />
          <div>
            <p className={styles.sub}>
              {t("judged", { helpful: found.helpful, unhelpful: found.unhelpful })}
            </p>
            <p className={styles.sub}>
              {t("updated", { when: format.relative(found.updated_at) })}
            </p>
          </div>
        </div>
      </Editor>
      <ConfirmDialog
        open={isDeleting}
        onClose={() => setIsDeleting(false)}
        onConfirm={() => void tell(remove(), t("deleted"))}
        danger
        title={t("deleteTitle")}
        confirmLabel={t("delete")}
      >
        {t("deleteText", { title: found.title })}
      </ConfirmDialog>
    </>
  );
}
