import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { ChevronRight, Lightbulb } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { judgeArticle } from "@/shared/api/generated/endpoints/faq/faq";
import type { ArticleFound } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { Button, List, ListRow, Loading, ProblemState, Sheet, Skeleton, toast } from "@/shared/ui";
import { ArticleBody } from "./ArticleBody";
import styles from "./FoundAnswers.module.css";
import { Marked } from "./Marked";
import { articleQuery, searchQuery } from "./queries";
import { useDebounced } from "./useDebounced";

const MOST = 3;

/** Answers to what is being typed: perhaps nobody has to come. They open over the form. */
export function FoundAnswers({ text }: { text: string }) {
  const { t, i18n } = useTranslation("chat");
  const [open, setOpen] = useState<ArticleFound | null>(null);
  const words = useDebounced(text, 400);
  const { data = [] } = useQuery({
    ...searchQuery(words, i18n.language, MOST),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const shown = text.trim() ? data.slice(0, MOST) : [];
  return (
    <div role="status" className={styles.place}>
      {shown.length > 0 && (
        <section aria-label={t("help.title")} className={styles.help}>
          <p className={styles.title}>
            <Lightbulb aria-hidden="true" />
            {t("help.title")}
          </p>
          <List>
            {shown.map((article) => (
              <ListRow
                key={article.id}
                title={article.title}
                onClick={() => setOpen(article)}
                trailing={<ChevronRight aria-hidden="true" />}
              >
                <span className={styles.snippet}>
                  <Marked html={article.snippet} />
                </span>
              </ListRow>
            ))}
          </List>
        </section>
      )}
      {open && <Answer article={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Answer({ article, onClose }: { article: ArticleFound; onClose: () => void }) {
  const { t, i18n } = useTranslation("chat");
  const navigate = useNavigate();
  const query = useQuery(articleQuery(article.id, i18n.language));
  const judge = useMutation({ mutationFn: () => judgeArticle(article.id, { helpful: true }) });
  return (
    <Sheet
      open
      onClose={onClose}
      title={article.title}
      actions={
        <>
          <Button
            onClick={() => {
              judge.mutate();
              toast.success(t("help.glad"));
              navigate("/");
            }}
          >
            {t("help.helped")}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t("help.back")}
          </Button>
        </>
      }
    >
      {query.data ? (
        <ArticleBody html={query.data.body_html} />
      ) : query.error ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading>
          <Skeleton width="90%" />
          <Skeleton width="75%" />
          <Skeleton width="82%" />
        </Loading>
      )}
    </Sheet>
  );
}
