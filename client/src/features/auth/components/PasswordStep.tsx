import { z } from "zod";
import { login as loginCall } from "@/shared/api/generated/endpoints/auth/auth";
import { toProblem } from "@/shared/api/problem";
import { login } from "@/shared/api/session";
import { Rich, useTranslation } from "@/shared/i18n";
import { Link } from "@/shared/ui";
import { Form, FormPasswordField, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { useAuthFlow } from "../lib/flow";
import { credentialsOf, isIdentity } from "../lib/identity";
import styles from "./Auth.module.css";
import { DemoLogins } from "./DemoLogins";

export function PasswordStep({
  identity,
  onCodeNeeded,
}: {
  identity: string;
  /** The password was right, and a second factor is on. */
  onCodeNeeded: (mfaToken: string, identity: string) => void;
}) {
  const { t } = useTranslation("auth");
  const { to } = useAuthFlow();
  const schema = z.object({
    identity: z
      .string()
      .trim()
      .min(1)
      .refine(isIdentity, { error: t("login.identityInvalid") }),
    password: z.string().min(1),
  });
  const { form, submit } = useZodForm(schema, {
    defaultValues: { identity, password: "" },
    onSubmit: async (values) => {
      try {
        const { password } = values;
        login(await loginCall({ ...credentialsOf(values.identity), password }));
      } catch (error) {
        const problem = toProblem(error);
        const token = problem.extra.mfa_token;
        if (problem.code !== "auth.mfa_required" || typeof token !== "string") throw problem;
        onCodeNeeded(token, values.identity);
      }
    },
  });
  const typed = form.watch("identity");

  return (
    <>
      <Form form={form} submit={submit}>
        <FormTextField
          name="identity"
          label={t("login.identity")}
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <FormPasswordField name="password" label={t("login.password")} />
        <p className={styles.beside}>
          <Link to={to("/forgot-password")} state={{ identity: typed }} quiet>
            {t("login.forgot")}
          </Link>
        </p>
        <SubmitButton>{t("login.submit")}</SubmitButton>
      </Form>
      <p className={styles.foot}>
        <Rich
          text={t("login.noAccount")}
          parts={{
            link: (words) => (
              <Link to={to("/register")} state={{ identity: typed }}>
                {words}
              </Link>
            ),
          }}
        />
      </p>
      <DemoLogins
        onChoose={(demoIdentity, password) => {
          form.reset({ identity: demoIdentity, password });
          void submit();
        }}
      />
    </>
  );
}
