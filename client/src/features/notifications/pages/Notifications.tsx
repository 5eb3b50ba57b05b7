import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function NotificationsPage() {
  const { t } = useTranslation("notifications");
  return <PageHeader title={t("list.title")} />;
}
