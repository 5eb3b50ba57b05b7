import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { toast } from "@/shared/ui";

/** Tells what went wrong with a change; `again` makes it once more, over what others did meanwhile. */
export function useTell() {
  const { t } = useTranslation("workspace");
  const { t: problemWords } = useTranslation("problems");
  return (error: unknown, again: () => void) => {
    const problem = toProblem(error);
    const action = { label: t("again"), onPress: again };
    if (problem.status === 412) toast.error(t("conflict"), { action, lasting: true });
    else toast.error(problemWords(problemKeys(problem)), problem.isTransient ? { action } : {});
  };
}
