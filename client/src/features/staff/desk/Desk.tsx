import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function SupportQueuePage() {
  const { t } = useTranslation("desk");
  return <PageHeader title={t("title")} />;
}
