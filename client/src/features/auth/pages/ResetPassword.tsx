import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { z } from "zod";
import { resetPassword } from "@/shared/api/generated/endpoints/auth/auth";
import { toProblem } from "@/shared/api/problem";
import { clearTokens, readTokens } from "@/shared/api/tokens";
import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";
import { Form, FormPasswordField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { PasswordStrength } from "@/widgets/PasswordStrength";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/widgets/password-strength";
import { BrokenLink } from "../components/BrokenLink";
import { type AuthState, tokenOf } from "../lib/flow";

const schema = z.object({ new_password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX) });

export default function ResetPasswordPage() {
  const { t } = useTranslation("auth");
  const { hash } = useLocation();
  const [isRefused, setIsRefused] = useState(false);
  const token = tokenOf(hash);
  if (token && !isRefused)
    return <NewPassword token={token} onRefused={() => setIsRefused(true)} />;
  return (
    <BrokenLink title={t("reset.brokenTitle")} to="/forgot-password" action={t("reset.request")}>
      {t("reset.broken")}
    </BrokenLink>
  );
}

function NewPassword({ token, onRefused }: { token: string; onRefused: () => void }) {
  const { t } = useTranslation("auth");
  const navigate = useNavigate();
  const { form, submit } = useZodForm(schema, {
    defaultValues: { new_password: "" },
    onSubmit: async ({ new_password }) => {
      try {
        await resetPassword({ token, new_password });
      } catch (error) {
        const problem = toProblem(error);
        if (problem.code !== "auth.invalid_link") throw problem;
        return onRefused();
      }
      // The server has ended this session with all the others; drafts stay for the next one.
      if (readTokens()) clearTokens("auth.session_ended");
      const state: AuthState = { notice: "passwordReset" };
      await navigate("/login", { replace: true, state });
    },
  });
  return (
    <>
      <PageHeader title={t("reset.title")}>{t("reset.lead")}</PageHeader>
      <Form form={form} submit={submit}>
        <FormPasswordField
          name="new_password"
          label={t("reset.password")}
          autoComplete="new-password"
        />
        <PasswordStrength password={form.watch("new_password")} />
        <SubmitButton>{t("reset.submit")}</SubmitButton>
      </Form>
    </>
  );
}
