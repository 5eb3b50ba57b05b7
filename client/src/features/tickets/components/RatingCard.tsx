import { useState } from "react";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { Button, Card, TextArea, toast } from "@/shared/ui";
import { StarChoice } from "@/widgets/timeline";
import { useRateTicket } from "../api/tickets";
import styles from "./RatingCard.module.css";

/** How it was: a tap for the stars, then words for whoever has some. */
export function RatingCard({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation("tickets");
  const { t: problemWords } = useTranslation("problems");
  const draft = useDraft(`ticket-rating:${ticketId}`, "");
  const [score, setScore] = useState<number | null>(null);
  const rate = useRateTicket(ticketId);
  const send = () => {
    if (score === null) return;
    rate.mutate(
      { score, comment: draft.value.trim() || null },
      {
        onSuccess: () => {
          draft.clear();
          toast.success(t("rating.thanks"));
        },
        onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
      },
    );
  };
  return (
    <Card className={styles.card}>
      <h2 className={styles.title}>{t("rating.title")}</h2>
      <StarChoice label={t("rating.title")} value={score} onChange={setScore} />
      {score !== null && (
        <div className={styles.more}>
          <TextArea
            label={t(score < 4 ? "rating.whatWrong" : "rating.comment")}
            value={draft.value}
            maxLength={2000}
            onChange={(event) => draft.set(event.target.value)}
          />
          <Button variant="primary" onClick={send} pending={rate.isPending}>
            {t("rating.send")}
          </Button>
        </div>
      )}
    </Card>
  );
}
