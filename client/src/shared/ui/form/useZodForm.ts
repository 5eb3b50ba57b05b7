import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useMemo, useRef } from "react";
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type Resolver,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { fieldProblemKeys, fieldProblems, problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { useResume } from "@/shared/lib/resume";
import { wordsForIssue } from "./issues";

/** What `useDraft` of shared/lib gives. */
export interface FormDraft<Values> {
  value: Values;
  set: (value: Values) => void;
  clear: () => void;
}

export interface ZodFormOptions<Values extends FieldValues, Sent> {
  defaultValues: DefaultValues<Values>;
  /** Keeps what is typed until it is sent. */
  draft?: FormDraft<Values>;
  /** The form's name for a field that the server calls otherwise. */
  fieldNames?: Readonly<Record<string, Path<Values>>>;
  onSubmit: (values: Sent) => Promise<unknown>;
}

export interface ZodForm<Values extends FieldValues, Sent> {
  form: UseFormReturn<Values, unknown, Sent>;
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
}

/**
 * A form that `schema` checks on leaving a field; the server's problems stand at their fields.
 * What could not be sent goes by itself once the server answers again, unless it was changed.
 */
export function useZodForm<Values extends FieldValues, Sent = Values>(
  schema: z.ZodType<Sent, Values>,
  { defaultValues, draft, fieldNames, onSubmit }: ZodFormOptions<Values, Sent>,
): ZodForm<Values, Sent> {
  const { t } = useTranslation("form");
  const { t: problemWords } = useTranslation("problems");
  const resolver = useMemo(
    () =>
      zodResolver(schema, { error: (issue) => wordsForIssue(issue, t) }) as Resolver<
        Values,
        unknown,
        Sent
      >,
    [schema, t],
  );
  const form = useForm<Values, unknown, Sent>({
    resolver,
    mode: "onTouched",
    defaultValues: draft ? (draft.value as DefaultValues<Values>) : defaultValues,
  });

  const keep = draft?.set;
  useEffect(() => {
    if (!keep) return;
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => keep(values as Values),
    });
  }, [form, keep]);

  const failed = useRef("");
  const resume = useResume(() => {
    if (JSON.stringify(form.getValues()) === failed.current) void submit();
  });

  const submit = form.handleSubmit(async (values) => {
    resume.cancel();
    try {
      await onSubmit(values);
      draft?.clear();
    } catch (error) {
      const problem = toProblem(error);
      failed.current = JSON.stringify(form.getValues());
      resume.after(problem);
      const known = fieldProblems(problem)
        .map((each) => ({ each, name: fieldNames?.[each.field] ?? (each.field as Path<Values>) }))
        .filter(({ name }) => hasField(form.getValues(), name));
      for (const [at, { each, name }] of known.entries()) {
        const message = problemWords(fieldProblemKeys(each));
        form.setError(name, { type: "server", message }, { shouldFocus: at === 0 });
      }
      if (known.length === 0) {
        form.setError("root.server", {
          type: "server",
          message: problemWords(problemKeys(problem)),
        });
      }
    }
  });
  return { form, submit };
}

function hasField(values: object, name: string): boolean {
  let node: unknown = values;
  for (const part of name.split(".")) {
    if (typeof node !== "object" || node === null || !(part in node)) return false;
    node = (node as Record<string, unknown>)[part];
  }
  return true;
}
