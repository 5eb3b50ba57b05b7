import { Suspense } from "react";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { ErrorState } from "./States";

interface Props {
  /** A query's `error`. */
  error: unknown;
  onRetry?: () => void;
  retrying?: boolean;
}

/** What a failed query shows: the problem in words, which load only now, and the way on. */
export function ProblemState(props: Props) {
  return (
    <Suspense fallback={<ErrorState {...props} />}>
      <InWords {...props} />
    </Suspense>
  );
}

function InWords({ error, ...rest }: Props) {
  const { t } = useTranslation("problems");
  const problem = toProblem(error);
  return (
    <ErrorState {...rest} requestId={problem.requestId}>
      {t(problemKeys(problem))}
    </ErrorState>
  );
}
