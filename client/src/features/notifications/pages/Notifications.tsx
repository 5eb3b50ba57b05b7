import { useTranslation } from "react-i18next";
import { PageHeader } from "@/shared/ui";

export default function NotificationsPage() {
  const { t } = useTranslation("notifications");
  return <PageHeader title={t("list.title")} />;
}
