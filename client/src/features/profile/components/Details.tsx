import { useState } from "react";
import { z } from "zod";
import type { UserRead } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { Button, toast } from "@/shared/ui";
import { Form, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { Notice } from "@/shared/ui/Notice";
import { useSendVerification, useUpdateUser } from "../api/profile";

export function Details({ user }: { user: UserRead }) {
  const { t } = useTranslation("profile");
  const { t: common } = useTranslation();
  const { t: formWords } = useTranslation("form");
  const update = useUpdateUser();
  const defaultValues = {
    name: user.name ?? "",
    email: user.email ?? "",
    address: user.address ?? "",
  };
  const draft = useDraft("profile", defaultValues);
  const [schema] = useState(() =>
    z.object({
      name: z.string().trim().max(200),
      email: z.union([z.literal(""), z.email()], { error: () => formWords("email") }),
      address: z.string().trim().max(500),
    }),
  );
  const { form, submit } = useZodForm(schema, {
    defaultValues,
    draft,
    onSubmit: async ({ name, email, address }) => {
      await update.mutateAsync({
        name: name || null,
        email: email || null,
        address: address || null,
      });
      toast.success(t(email && email !== user.email ? "details.savedEmail" : "details.saved"));
    },
  });
  const optional = common("field.optional");
  return (
    <Form form={form} submit={submit}>
      <FormTextField
        name="name"
        label={t("details.name")}
        autoComplete="name"
        optional={optional}
      />
      <FormTextField
        name="email"
        label={t("details.email")}
        kind="email"
        autoComplete="email"
        optional={optional}
      />
      {user.email && !user.email_verified && <Unverified email={user.email} />}
      <FormTextField
        name="address"
        label={t("details.address")}
        hint={t("details.addressHint")}
        autoComplete="street-address"
        optional={optional}
      />
      <SubmitButton size="medium" wide={false}>
        {t("details.submit")}
      </SubmitButton>
    </Form>
  );
}

function Unverified({ email }: { email: string }) {
  const { t } = useTranslation("profile");
  const { t: problemWords } = useTranslation("problems");
  const send = useSendVerification();
  return (
    <Notice
      tone={send.isSuccess ? "success" : "warning"}
      action={
        !send.isSuccess && (
          <Button
            size="small"
            pending={send.isPending}
            onClick={() =>
              send.mutate(undefined, {
                onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
              })
            }
          >
            {t("verify.send")}
          </Button>
        )
      }
    >
      {t(send.isSuccess ? "verify.sent" : "verify.needed", { email })}
    </Notice>
  );
}
