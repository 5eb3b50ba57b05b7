import { useQueryClient } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { verifyEmail } from "@/shared/api/generated/endpoints/auth/auth";
import { keys } from "@/shared/api/keys";
import { type Problem, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { ButtonLink, Loading, PageHeader, ProblemState, Skeleton } from "@/shared/ui";
import { BrokenLink } from "../components/BrokenLink";
import { Outcome } from "../components/Outcome";
import { tokenOf } from "../lib/flow";

type State = { name: "pending" | "done" } | { name: "failed"; problem: Problem | null };

/** A link works once: it is followed once, however often this is rendered. */
const attempts = new Map<string, Promise<void>>();

function verifyOnce(token: string): Promise<void> {
  const begun = attempts.get(token) ?? verifyEmail({ token });
  attempts.set(token, begun);
  return begun;
}

export default function VerifyEmailPage() {
  const { t } = useTranslation("auth");
  const client = useQueryClient();
  const token = tokenOf(useLocation().hash);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State>({ name: "pending" });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason, too
  useEffect(() => {
    let isGone = false;
    const show = (next: State) => {
      if (!isGone) setState(next);
    };
    if (!token) return show({ name: "failed", problem: null });
    show({ name: "pending" });
    verifyOnce(token).then(
      () => {
        show({ name: "done" });
        void client.invalidateQueries({ queryKey: keys.user.me });
      },
      (error) => {
        attempts.delete(token);
        show({ name: "failed", problem: toProblem(error) });
      },
    );
    return () => {
      isGone = true;
    };
  }, [token, attempt, client]);

  switch (state.name) {
    case "pending":
      return (
        <>
          <PageHeader title={t("verify.title")}>{t("verify.pending")}</PageHeader>
          <Loading>
            <Skeleton shape="block" height="3.25rem" />
          </Loading>
        </>
      );
    case "done":
      return (
        <Outcome
          icon={<MailCheck />}
          tone="success"
          title={t("verify.doneTitle")}
          action={
            <ButtonLink wide size="large" variant="primary" to="/">
              {t("verify.continue")}
            </ButtonLink>
          }
        >
          {t("verify.done")}
        </Outcome>
      );
    case "failed":
      if (state.problem?.isTransient) {
        return (
          <>
            <PageHeader title={t("verify.title")} />
            <ProblemState error={state.problem} onRetry={() => setAttempt(attempt + 1)} />
          </>
        );
      }
      return (
        <BrokenLink title={t("verify.brokenTitle")} to="/profile" action={t("verify.toProfile")}>
          {t("verify.broken")}
        </BrokenLink>
      );
  }
}
