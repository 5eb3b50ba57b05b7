import { useState } from "react";
import { z } from "zod";
import { loginWithCode } from "@/shared/api/generated/endpoints/auth/auth";
import { toProblem } from "@/shared/api/problem";
import { login } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { Form, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import styles from "./Auth.module.css";

interface Props {
  mfaToken: string;
  /** The password's proof is too old: it has to be typed again. */
  onExpired: () => void;
  onRestart: () => void;
}

/** The second factor: a code of the app, or one of the recovery codes. */
export function CodeStep({ onRestart, isRecovery, onSwitch, ...form }: Props & Switch) {
  const { t } = useTranslation("auth");
  return (
    <div className={styles.body}>
      {isRecovery ? <RecoveryForm {...form} /> : <AppForm {...form} />}
      <Button variant="quiet" className={styles.switch} onClick={onSwitch}>
        {t(isRecovery ? "code.useApp" : "code.useRecovery")}
      </Button>
      <Button variant="quiet" className={styles.switch} onClick={onRestart}>
        {t("code.restart")}
      </Button>
    </div>
  );
}

interface Switch {
  isRecovery: boolean;
  onSwitch: () => void;
}

type FormProps = Omit<Props, "onRestart">;

function useSend({ mfaToken, onExpired }: FormProps) {
  return async ({ code }: { code: string }) => {
    try {
      login(await loginWithCode({ mfa_token: mfaToken, code }));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status !== 401 || problem.code === "auth.wrong_code") throw problem;
      onExpired();
    }
  };
}

function AppForm(props: FormProps) {
  const { t } = useTranslation("auth");
  const [schema] = useState(() =>
    z.object({
      code: z
        .string()
        .transform((text) => text.replace(/\s/g, ""))
        .pipe(z.string().regex(/^\d{6}$/, { error: t("code.digits") })),
    }),
  );
  const form = useZodForm(schema, { defaultValues: { code: "" }, onSubmit: useSend(props) });
  return (
    <Form {...form}>
      <FormTextField
        name="code"
        label={t("code.label")}
        kind="code"
        className={styles.code}
        maxLength={7}
        autoFocus
      />
      <SubmitButton>{t("code.submit")}</SubmitButton>
    </Form>
  );
}

const recovery = z.object({ code: z.string().trim().min(6).max(40) });

function RecoveryForm(props: FormProps) {
  const { t } = useTranslation("auth");
  const form = useZodForm(recovery, { defaultValues: { code: "" }, onSubmit: useSend(props) });
  return (
    <Form {...form}>
      <FormTextField
        name="code"
        label={t("code.recoveryLabel")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <SubmitButton>{t("code.submit")}</SubmitButton>
    </Form>
  );
}
