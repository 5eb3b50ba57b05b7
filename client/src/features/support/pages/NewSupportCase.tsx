import { useWatch } from "react-hook-form";
import { useNavigate } from "react-router";
import { z } from "zod";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { PageHeader, toast, useOnline } from "@/shared/ui";
import { Form, FormTextArea, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { FoundAnswers } from "@/widgets/faq";
import { PhotoField, useUploads } from "@/widgets/photos";
import { useFileCase } from "../api/cases";

const schema = z.object({
  subject: z.string().trim().min(1).max(200),
  body: z.string().trim().max(10_000),
});
type Values = z.infer<typeof schema>;

const DRAFT = "new-case";
const EMPTY: Values = { subject: "", body: "" };

export default function NewSupportCasePage() {
  const { t } = useTranslation("support");
  const navigate = useNavigate();
  const online = useOnline();
  const draft = useDraft(DRAFT, EMPTY);
  const uploads = useUploads({ purpose: "message_attachment", draft: DRAFT });
  const fileCase = useFileCase();
  const form = useZodForm(schema, {
    defaultValues: EMPTY,
    draft,
    async onSubmit({ subject, body }) {
      const { id, isSent } = await fileCase({ subject, body: body || null }, uploads.files);
      uploads.clear();
      toast.success(t(isSent ? "new.sent" : "new.kept"));
      navigate(`/support/${id}`, { replace: true });
    },
  });
  const subject = useWatch({ control: form.form.control, name: "subject" });
  return (
    <>
      <PageHeader title={t("new.title")} back="/support">
        {t("new.lead")}
      </PageHeader>
      <Form {...form}>
        <FormTextField
          name="subject"
          label={t("new.subject")}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="next"
        />
        <FoundAnswers text={subject} />
        <FormTextArea
          name="body"
          label={t("new.body")}
          hint={t("new.bodyHint")}
          optional={t("new.optional")}
          maxLength={10_000}
        />
        <PhotoField uploads={uploads} hint={t("new.photos")} />
        <SubmitButton>{t(online ? "new.send" : "new.sendLater")}</SubmitButton>
      </Form>
    </>
  );
}
