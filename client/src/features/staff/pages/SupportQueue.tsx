import { useTranslation } from "@/shared/i18n";
import { PageBody, PageHeader } from "@/shared/ui";

export default function SupportQueuePage() {
  const { t } = useTranslation("staff");
  return (
    <PageBody>
      <PageHeader title={t("support.title")} />
    </PageBody>
  );
}
