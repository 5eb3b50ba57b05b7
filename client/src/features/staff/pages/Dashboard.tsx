import { useTranslation } from "@/shared/i18n";
import { PageBody, PageHeader } from "@/shared/ui";

export default function DashboardPage() {
  const { t } = useTranslation("staff");
  return (
    <PageBody>
      <PageHeader title={t("dashboard.title")} />
    </PageBody>
  );
}
