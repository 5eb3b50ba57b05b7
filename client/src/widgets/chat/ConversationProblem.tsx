import { SearchX } from "lucide-react";
import { toProblem } from "@/shared/api/problem";
import { ButtonLink, EmptyState, PageHeader, ProblemState } from "@/shared/ui";

/** In place of a ticket or case: there is none under this address, or it could not be loaded. */
export function ConversationProblem({
  query,
  title,
  back,
  missing,
}: {
  query: { error: Error | null; refetch: () => unknown; isFetching: boolean };
  title: string;
  back: string;
  missing: { title: string; text: string; action: string };
}) {
  if ([404, 422].includes(toProblem(query.error).status)) {
    return (
      <>
        <PageHeader title={missing.title} back={back} />
        <EmptyState
          icon={<SearchX />}
          title={missing.title}
          action={<ButtonLink to={back}>{missing.action}</ButtonLink>}
        >
          {missing.text}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title={title} back={back} />
      <ProblemState
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    </>
  );
}
