import { Clock, MessageCircle, Wrench } from "lucide-react";
import { useWatch } from "react-hook-form";
import { useNavigate, useSearchParams } from "react-router";
import { z } from "zod";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { Button, PageHeader, Section, toast, useOnline } from "@/shared/ui";
import { Form, FormTextArea, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { FoundAnswers } from "@/widgets/faq";
import { PhotoField, useUploads } from "@/widgets/photos";
import { useFileTicket } from "../api/file-ticket";
import { DayField } from "../components/DayField";
import { DeviceChoice, NO_DEVICE } from "../components/DeviceChoice";
import styles from "./NewTicket.module.css";

const schema = z.object({
  device_id: z.string().nullable(),
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(10_000),
  preferred_date: z.string().nullable(),
});
type Values = z.infer<typeof schema>;

const DRAFT = "new-ticket";
const EMPTY: Values = { device_id: null, title: "", description: "", preferred_date: null };

export default function NewTicketPage() {
  const { t } = useTranslation("tickets");
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const online = useOnline();
  const draft = useDraft(DRAFT, EMPTY);
  const uploads = useUploads({ purpose: "ticket_attachment", draft: DRAFT });
  const fileTicket = useFileTicket();
  const scanned = params.get("device");
  const asked = params.get("title");
  const form = useZodForm(schema, {
    defaultValues: EMPTY,
    draft: {
      ...draft,
      value: {
        ...draft.value,
        ...(scanned ? { device_id: scanned } : {}),
        // What was searched for in the answers begins the ticket, unless one was begun already.
        ...(asked && !draft.value.title ? { title: asked } : {}),
      },
    },
    async onSubmit({ device_id, title, description, preferred_date }) {
      const { id, isSent } = await fileTicket(
        {
          title,
          description: description || null,
          device_id: device_id === NO_DEVICE ? null : device_id,
          preferred_date,
        },
        uploads.files,
      );
      uploads.clear();
      toast.success(t(isSent ? "new.sent" : "new.kept"));
      navigate(`/tickets/${id}`, { replace: true });
    },
  });
  const [title, description] = useWatch({
    control: form.form.control,
    name: ["title", "description"],
  });

  return (
    <>
      <PageHeader title={t("new.title")} back="/tickets" />
      {draft.isRestored && (
        <div className={styles.restored} role="status">
          <span>{t("new.restored")}</span>
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              form.form.reset(EMPTY);
              draft.clear();
              uploads.clear();
            }}
          >
            {t("new.startOver")}
          </Button>
        </div>
      )}
      <Form {...form}>
        <Section title={t("new.device.title")}>
          <DeviceChoice name="device_id" />
        </Section>
        <Section title={t("new.what.title")}>
          <div className={styles.fields}>
            <FormTextField
              name="title"
              label={t("new.what.short")}
              hint={t("new.what.shortHint")}
              maxLength={200}
              autoComplete="off"
              enterKeyHint="next"
            />
            <FoundAnswers text={title} />
            <FormTextArea
              name="description"
              label={t("new.what.more")}
              hint={t("new.what.moreHint")}
              optional={t("new.optional")}
              maxLength={10_000}
            />
            {!title && description && <FoundAnswers text={description.slice(0, 120)} />}
          </div>
        </Section>
        <Section title={t("new.photos.title")}>
          <PhotoField uploads={uploads} hint={t("new.photos.hint")} />
        </Section>
        <Section title={t("new.day.title")}>
          <DayField name="preferred_date" />
        </Section>
        <section className={styles.next} aria-label={t("new.next.title")}>
          <h2 className={styles.nextTitle}>{t("new.next.title")}</h2>
          <ol className={styles.steps}>
            <li>
              <MessageCircle aria-hidden="true" />
              {t("new.next.answer")}
            </li>
            <li>
              <Clock aria-hidden="true" />
              {t("new.next.agree")}
            </li>
            <li>
              <Wrench aria-hidden="true" />
              {t("new.next.repair")}
            </li>
          </ol>
        </section>
        {!online && <p className={styles.offline}>{t("new.offline")}</p>}
        <SubmitButton>{t(online ? "new.send" : "new.sendLater")}</SubmitButton>
      </Form>
    </>
  );
}
