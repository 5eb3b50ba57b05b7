import { z } from "zod";
import { useTranslation } from "@/shared/i18n";
import { Dialog } from "@/shared/ui";
import { Form, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { useChangeUser } from "./api";
import styles from "./People.module.css";

const MAX_REASON = 200;
const schema = z.object({ block_reason: z.string().trim().min(1).max(MAX_REASON) });

/** Blocks an account; the reason is for the admin who wonders later. */
export function BlockDialog({
  id,
  name,
  onClose,
  onDone,
}: {
  id: string;
  name: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation("people");
  const { mutateAsync: change, isPending } = useChangeUser(id);
  const form = useZodForm(schema, {
    defaultValues: { block_reason: "" },
    onSubmit: async (values) => {
      await change({ status: "blocked", ...values });
      onDone();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t("blockTitle", { name })}
      dismissable={!isPending}
    >
      <p className={styles.quiet}>{t("blockText")}</p>
      <Form {...form}>
        <FormTextField
          name="block_reason"
          label={t("blockReason")}
          hint={t("blockReasonHint")}
          maxLength={MAX_REASON}
        />
        <SubmitButton variant="danger">{t("block")}</SubmitButton>
      </Form>
    </Dialog>
  );
}
