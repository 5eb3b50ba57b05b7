import { useMutation } from "@tanstack/react-query";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { judgeArticle } from "@/shared/api/generated/endpoints/faq/faq";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { Button, toast } from "@/shared/ui";
import styles from "./Feedback.module.css";

/** Whether the article helped; the answer is remembered here, and shown at once. */
export function Feedback({ articleId }: { articleId: string }) {
  const { t } = useTranslation("faq");
  const { t: problemWords } = useTranslation("problems");
  const given = useDraft<boolean | null>(`faq-feedback:${articleId}`, null);
  const judge = useMutation({
    mutationFn: (helpful: boolean) => judgeArticle(articleId, { helpful }),
    onError: (error) => {
      given.clear();
      toast.error(problemWords(problemKeys(toProblem(error))));
    },
  });
  const say = (helpful: boolean) => {
    if (given.value === helpful) return;
    given.set(helpful);
    judge.mutate(helpful);
  };
  return (
    <fieldset className={styles.feedback}>
      <legend className={styles.question}>{t("article.helpful")}</legend>
      <Button
        icon={<ThumbsUp aria-hidden="true" />}
        aria-pressed={given.value === true}
        onClick={() => say(true)}
      >
        {t("article.yes")}
      </Button>
      <Button
        icon={<ThumbsDown aria-hidden="true" />}
        aria-pressed={given.value === false}
        onClick={() => say(false)}
      >
        {t("article.no")}
      </Button>
      <span role="status" className={styles.thanks}>
        {given.value !== null && t(given.value ? "article.glad" : "article.sorry")}
      </span>
    </fieldset>
  );
}
