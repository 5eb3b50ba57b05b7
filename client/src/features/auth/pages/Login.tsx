import { useState } from "react";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";
import { Notice, type NoticeTone } from "@/shared/ui/Notice";
import styles from "../components/Auth.module.css";
import { CodeStep } from "../components/CodeStep";
import { PasswordStep } from "../components/PasswordStep";
import { useAuthFlow } from "../lib/flow";

type Step =
  | { name: "password"; identity: string; isExpired?: boolean }
  | { name: "code"; identity: string; mfaToken: string; isRecovery: boolean };

export default function LoginPage() {
  const { t } = useTranslation("auth");
  const { state } = useAuthFlow();
  const [step, setStep] = useState<Step>({ name: "password", identity: state.identity ?? "" });

  if (step.name === "code") {
    const again = (isExpired: boolean) =>
      setStep({ name: "password", identity: isExpired ? step.identity : "", isExpired });
    return (
      <>
        <PageHeader title={t(step.isRecovery ? "code.recoveryTitle" : "code.title")}>
          {t(step.isRecovery ? "code.recoveryLead" : "code.lead")}
        </PageHeader>
        <CodeStep
          key={String(step.isRecovery)}
          mfaToken={step.mfaToken}
          isRecovery={step.isRecovery}
          onSwitch={() => setStep({ ...step, isRecovery: !step.isRecovery })}
          onExpired={() => again(true)}
          onRestart={() => again(false)}
        />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("login.title")}>{t("login.lead")}</PageHeader>
      <div className={styles.body}>
        <Why isExpired={step.isExpired ?? false} />
        <PasswordStep
          key={step.identity}
          identity={step.identity}
          onCodeNeeded={(mfaToken, identity) =>
            setStep({ name: "code", identity, mfaToken, isRecovery: false })
          }
        />
      </div>
    </>
  );
}

/** Why one has to log in: what has just happened, or where the way leads. */
function Why({ isExpired }: { isExpired: boolean }) {
  const { t } = useTranslation("auth");
  const { t: problemWords } = useTranslation("problems");
  const { state, next } = useAuthFlow();
  const { ended } = useSession();
  const said = ((): [NoticeTone, string] | null => {
    if (isExpired) return ["warning", t("code.expired")];
    if (state.notice === "passwordReset") return ["success", t("login.passwordReset")];
    if (state.notice === "accountDeleted") return ["info", t("login.accountDeleted")];
    if (ended && ended !== "logout") {
      return ["warning", problemWords([ended, "auth.session_ended"])];
    }
    if (next) return ["info", t("login.returning")];
    return ended ? ["info", t("login.loggedOut")] : null;
  })();
  return said && <Notice tone={said[0]}>{said[1]}</Notice>;
}
