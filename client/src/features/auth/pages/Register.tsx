import { useState } from "react";
import { z } from "zod";
import { register } from "@/shared/api/generated/endpoints/auth/auth";
import { updateUser } from "@/shared/api/generated/endpoints/user/user";
import { login } from "@/shared/api/session";
import { Rich, useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { Link, PageHeader } from "@/shared/ui";
import { Form, FormPasswordField, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { PasswordStrength } from "@/widgets/PasswordStrength";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/widgets/password-strength";
import styles from "../components/Auth.module.css";
import { useAuthFlow } from "../lib/flow";
import { isIdentity } from "../lib/identity";

export default function RegisterPage() {
  const { t, i18n } = useTranslation("auth");
  const { t: common } = useTranslation();
  const { t: formWords } = useTranslation("form");
  const { state, to } = useAuthFlow();
  const isEmail = state.identity?.includes("@");
  const defaultValues = {
    phone: isEmail ? "" : (state.identity ?? ""),
    password: "",
    name: "",
    email: isEmail ? (state.identity ?? "") : "",
  };
  const draft = useDraft("register", defaultValues);
  const [schema] = useState(() =>
    z.object({
      phone: z
        .string()
        .trim()
        .min(1)
        .refine((text) => !text.includes("@") && isIdentity(text), {
          error: () => t("register.phoneInvalid"),
        }),
      password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX),
      name: z.string().trim().max(200),
      email: z.union([z.literal(""), z.email()], { error: () => formWords("email") }),
    }),
  );
  const { form, submit } = useZodForm(schema, {
    defaultValues,
    // A password is never left in the browser's storage.
    draft: { ...draft, set: (values) => draft.set({ ...values, password: "" }) },
    onSubmit: async ({ phone, password, name, email }) => {
      const tokens = await register({ phone, password, name: name || null, email: email || null });
      login(tokens);
      // New accounts are Russian; that it is not saved is no reason to stop anybody.
      if (i18n.language !== "ru") updateUser({ locale: i18n.language }).catch(() => undefined);
    },
  });
  const [phone, password] = form.watch(["phone", "password"]);

  return (
    <>
      <PageHeader title={t("register.title")}>{t("register.lead")}</PageHeader>
      <Form form={form} submit={submit}>
        <FormTextField
          name="phone"
          label={t("register.phone")}
          kind="tel"
          autoComplete="tel"
          hint={t("register.phoneHint")}
        />
        <div className={styles.password}>
          <FormPasswordField
            name="password"
            label={t("register.password")}
            autoComplete="new-password"
          />
          <PasswordStrength password={password} />
        </div>
        <FormTextField
          name="name"
          label={t("register.name")}
          autoComplete="name"
          optional={common("field.optional")}
        />
        <FormTextField
          name="email"
          label={t("register.email")}
          kind="email"
          autoComplete="email"
          optional={common("field.optional")}
          hint={t("register.emailHint")}
        />
        <p className={styles.small}>
          <Rich
            text={t("register.terms")}
            parts={{
              terms: (words) => <Link to="/pages/terms">{words}</Link>,
              privacy: (words) => <Link to="/pages/privacy">{words}</Link>,
            }}
          />
        </p>
        <SubmitButton>{t("register.submit")}</SubmitButton>
      </Form>
      <p className={styles.foot}>
        <Rich
          text={t("register.haveAccount")}
          parts={{
            link: (words) => (
              <Link to={to("/login")} state={{ identity: phone }}>
                {words}
              </Link>
            ),
          }}
        />
      </p>
    </>
  );
}
