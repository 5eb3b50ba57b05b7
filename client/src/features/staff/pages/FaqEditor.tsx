import { useTranslation } from "@/shared/i18n";
import { PageBody, PageHeader } from "@/shared/ui";

export default function FaqEditorPage() {
  const { t } = useTranslation("staff");
  return (
    <PageBody>
      <PageHeader title={t("contentFaq.title")} />
    </PageBody>
  );
}
