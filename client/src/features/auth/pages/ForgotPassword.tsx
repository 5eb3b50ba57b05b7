import { Mail } from "lucide-react";
import { useEffect, useState } from "react";
import { z } from "zod";
import { forgotPassword } from "@/shared/api/generated/endpoints/auth/auth";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { Rich, useTranslation } from "@/shared/i18n";
import { Button, ButtonLink, Link, PageHeader, toast } from "@/shared/ui";
import { Form, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import styles from "../components/Auth.module.css";
import { Outcome } from "../components/Outcome";
import { useAuthFlow } from "../lib/flow";

const schema = z.object({ email: z.email() });
const PAUSE_S = 45;

export default function ForgotPasswordPage() {
  const { t } = useTranslation("auth");
  const { state, to } = useAuthFlow();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useZodForm(schema, {
    defaultValues: { email: state.identity?.includes("@") ? state.identity : "" },
    onSubmit: async ({ email }) => {
      await forgotPassword({ email });
      setSentTo(email);
    },
  });

  if (sentTo !== null) return <Sent email={sentTo} />;
  return (
    <>
      <PageHeader title={t("forgot.title")}>{t("forgot.lead")}</PageHeader>
      <Form {...form}>
        <FormTextField name="email" label={t("forgot.email")} kind="email" autoComplete="email" />
        <SubmitButton>{t("forgot.submit")}</SubmitButton>
      </Form>
      <p className={styles.foot}>
        <NoEmail />
      </p>
      <p className={styles.foot}>
        <Link to={to("/login")}>{t("forgot.back")}</Link>
      </p>
    </>
  );
}

function NoEmail() {
  const { t } = useTranslation("auth");
  return (
    <Rich
      text={t("forgot.noEmail")}
      parts={{ link: (words) => <Link to="/pages/contacts">{words}</Link> }}
    />
  );
}

function Sent({ email }: { email: string }) {
  const { t } = useTranslation("auth");
  const { t: problemWords } = useTranslation("problems");
  const { to } = useAuthFlow();
  const [wait, setWait] = useState(PAUSE_S);
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1_000);
    return () => clearTimeout(timer);
  }, [wait]);
  const again = async () => {
    setWait(PAUSE_S);
    try {
      await forgotPassword({ email });
      toast.success(t("forgot.sentAgain"));
    } catch (error) {
      setWait(0);
      toast.error(problemWords(problemKeys(toProblem(error))));
    }
  };

  return (
    <>
      <Outcome
        icon={<Mail />}
        title={t("forgot.sentTitle")}
        action={
          <>
            <p className={styles.small}>{t("forgot.spam")}</p>
            <Button wide size="large" onClick={again} disabled={wait > 0}>
              {wait > 0 ? t("forgot.againIn", { count: wait }) : t("forgot.again")}
            </Button>
            <ButtonLink wide variant="quiet" to={to("/login")} state={{ identity: email }}>
              {t("forgot.back")}
            </ButtonLink>
          </>
        }
      >
        {t("forgot.sent", { email })}
      </Outcome>
      <p className={styles.foot}>
        <NoEmail />
      </p>
    </>
  );
}
