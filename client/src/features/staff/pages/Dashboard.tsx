import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function DashboardPage() {
  const { t } = useTranslation("staff");
  return <PageHeader title={t("dashboard.title")} />;
}
