import { Camera, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useFieldArray } from "react-hook-form";
import type { TicketDetail } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { uploadFile } from "@/shared/lib/upload";
import { Button, IconButton, Sheet, toast } from "@/shared/ui";
import {
  Form,
  FormNumberField,
  FormTextArea,
  FormTextField,
  SubmitButton,
  useZodForm,
} from "@/shared/ui/form";
import { Attachments, FileButton, fromPhoto, UploadTiles, useUploads } from "@/widgets/photos";
import { useReportWork } from "../api/ticket";
import { EMPTY_PART, reportSchema, toForm, toReport } from "../lib/report";
import styles from "./ReportForm.module.css";

/** What was done, with what and how long: what is typed is kept until it is sent. */
export function ReportForm({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const { t } = useTranslation("workspace");
  const report = useReportWork(ticket.id);
  const initial = toForm(ticket.work_report);
  const draftKey = `work-report:${ticket.id}`;
  const draft = useDraft(draftKey, initial);
  const uploads = useUploads({ purpose: "ticket_attachment", max: 20, draft: draftKey });
  const [kept, setKept] = useState(ticket.work_report?.photos ?? []);
  const form = useZodForm(reportSchema, {
    defaultValues: initial,
    draft,
    fieldNames: { labour_minutes: "minutes" },
    onSubmit: async (values) => {
      const added = await Promise.all(
        uploads.files.map(async ({ file, mediaId }) =>
          mediaId ? mediaId : (await uploadFile(file, { purpose: "ticket_attachment" })).id,
        ),
      );
      const ids = [...kept.map(({ media_id }) => media_id), ...added];
      await report.mutateAsync(toReport(values, ids));
      uploads.clear();
      toast.success(t("report.done"));
      onClose();
    },
  });
  const parts = useFieldArray({ control: form.form.control, name: "parts" });
  return (
    <Sheet open onClose={onClose} title={t("report.title")}>
      <Form {...form}>
        <FormTextArea name="summary" label={t("report.summary")} hint={t("report.summaryHint")} />
        <FormTextArea name="actions" label={t("report.actions")} optional={t("optional")} />
        <fieldset className={styles.time}>
          <legend>{t("report.labour")}</legend>
          <FormNumberField name="hours" label={t("report.hours")} />
          <FormNumberField name="minutes" label={t("report.minutes")} />
        </fieldset>
        <fieldset className={styles.parts}>
          <legend>{t("report.parts")}</legend>
          {parts.fields.map((part, at) => (
            <div key={part.id} className={styles.part}>
              <FormTextField name={`parts.${at}.name`} label={t("report.partName")} />
              <FormNumberField name={`parts.${at}.quantity`} label={t("report.quantity")} />
              <FormNumberField decimal name={`parts.${at}.price`} label={t("report.price")} />
              <IconButton label={t("report.removePart")} onClick={() => parts.remove(at)}>
                <Trash2 aria-hidden="true" />
              </IconButton>
            </div>
          ))}
          <Button
            size="small"
            icon={<Plus aria-hidden="true" />}
            onClick={() => parts.append(EMPTY_PART)}
          >
            {t("report.addPart")}
          </Button>
        </fieldset>
        <fieldset className={styles.parts}>
          <legend>{t("report.photos")}</legend>
          {kept.length > 0 && (
            <>
              <Attachments items={kept.map(fromPhoto)} />
              <Button size="small" variant="quiet" onClick={() => setKept([])}>
                {t("report.removePhotos")}
              </Button>
            </>
          )}
          <UploadTiles uploads={uploads} />
          <FileButton
            icon={<Camera aria-hidden="true" />}
            label={t("report.addPhotos")}
            disabled={uploads.room - kept.length <= 0}
            onFiles={uploads.add}
          />
        </fieldset>
        <SubmitButton>{t("report.send")}</SubmitButton>
      </Form>
    </Sheet>
  );
}
