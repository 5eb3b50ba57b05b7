import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import {
  confirmTotp,
  enrollTotp,
  renewRecoveryCodes,
  switchTotpOff,
} from "@/shared/api/generated/endpoints/auth/auth";
import type { TotpEnrolment } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Button, CopyButton, Dialog, Loading, ProblemState, Skeleton, toast } from "@/shared/ui";
import { Form, FormPasswordField, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { Notice } from "@/shared/ui/Notice";
import { secondFactorQuery } from "../api/profile";
import styles from "./Profile.module.css";
import { RecoveryCodes } from "./RecoveryCodes";

type Act = "enroll" | "off" | "renew";

const FEW = 3;

export function SecondFactor() {
  const { t } = useTranslation("profile");
  const format = useFormat();
  const client = useQueryClient();
  const query = useQuery(secondFactorQuery);
  const [asking, setAsking] = useState<Act | null>(null);
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: keys.user.secondFactor });

  const act = async (password: string) => {
    if (asking === "enroll") setEnrolment(await enrollTotp({ password }));
    if (asking === "renew") setCodes((await renewRecoveryCodes({ password })).recovery_codes);
    if (asking === "off") {
      await switchTotpOff({ password });
      toast.success(t("totp.switchedOff"));
    }
    setAsking(null);
    await refresh();
  };

  const state = query.data;
  if (query.isPending) {
    return (
      <Loading>
        <Skeleton shape="block" height="7rem" />
      </Loading>
    );
  }
  if (!state) return <ProblemState error={query.error} onRetry={() => query.refetch()} />;
  return (
    <div className={styles.stack}>
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      {!codes && enrolment && (
        <Enrolment
          enrolment={enrolment}
          onCancel={() => setEnrolment(null)}
          onDone={(recovery) => {
            setEnrolment(null);
            setCodes(recovery);
            void refresh();
          }}
        />
      )}
      {!codes && !enrolment && !state.enabled && (
        <>
          <p>{t("totp.offText")}</p>
          <Button onClick={() => setAsking("enroll")}>{t("totp.enroll")}</Button>
        </>
      )}
      {!codes && !enrolment && state.enabled && (
        <>
          <Notice tone={state.recovery_codes_left <= FEW ? "warning" : "success"}>
            {t("totp.on", { date: state.enabled_at ? format.day(state.enabled_at) : "" })}{" "}
            {t("totp.left", { count: state.recovery_codes_left })}
          </Notice>
          <span className={styles.buttons}>
            <Button onClick={() => setAsking("renew")}>{t("totp.renew")}</Button>
            <Button onClick={() => setAsking("off")}>{t("totp.off")}</Button>
          </span>
        </>
      )}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t(`proof.${asking ?? "enroll"}`)}
        size="small"
      >
        <Proof onProve={act} />
      </Dialog>
    </div>
  );
}

const proofSchema = z.object({ old_password: z.string().min(1) });

/** The password again: a token alone may not do this. */
function Proof({ onProve }: { onProve: (password: string) => Promise<void> }) {
  const { t } = useTranslation("profile");
  const form = useZodForm(proofSchema, {
    defaultValues: { old_password: "" },
    onSubmit: ({ old_password }) => onProve(old_password),
  });
  return (
    <Form {...form}>
      <FormPasswordField name="old_password" label={t("proof.password")} />
      <SubmitButton>{t("proof.submit")}</SubmitButton>
    </Form>
  );
}

function Enrolment({
  enrolment,
  onCancel,
  onDone,
}: {
  enrolment: TotpEnrolment;
  onCancel: () => void;
  onDone: (recoveryCodes: readonly string[]) => void;
}) {
  const { t } = useTranslation("profile");
  const [schema] = useState(() =>
    z.object({
      code: z
        .string()
        .transform((text) => text.replace(/\s/g, ""))
        .pipe(z.string().regex(/^\d{6}$/, { error: t("totp.digits") })),
    }),
  );
  const form = useZodForm(schema, {
    defaultValues: { code: "" },
    onSubmit: async ({ code }) => onDone((await confirmTotp({ code })).recovery_codes),
  });
  const qr = `data:image/svg+xml,${encodeURIComponent(enrolment.qr_svg)}`;
  return (
    <>
      <p>{t("totp.scan")}</p>
      <img className={styles.qr} src={qr} alt={t("totp.qr")} />
      <p className={styles.muted}>
        {t("totp.byHand")}
        <span className={styles.secret}>
          <code>{enrolment.secret.match(/.{1,4}/g)?.join(" ")}</code>
          <CopyButton value={enrolment.secret} what={t("totp.secret")} />
        </span>
      </p>
      <p>
        <a href={enrolment.otpauth_uri} className={styles.appLink}>
          {t("totp.open")}
        </a>
      </p>
      <Form {...form}>
        <FormTextField name="code" label={t("totp.code")} kind="code" maxLength={7} />
        <SubmitButton>{t("totp.confirm")}</SubmitButton>
      </Form>
      <Button variant="quiet" onClick={onCancel}>
        {t("totp.cancel")}
      </Button>
    </>
  );
}
