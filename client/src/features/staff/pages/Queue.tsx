import { useTranslation } from "@/shared/i18n";
import { PageBody, PageHeader } from "@/shared/ui";

export default function QueuePage() {
  const { t } = useTranslation("staff");
  return (
    <PageBody>
      <PageHeader title={t("queue.title")} />
    </PageBody>
  );
}
