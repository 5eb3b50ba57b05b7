import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function AuditPage() {
  const { t } = useTranslation("audit");
  return <PageHeader title={t("title")} />;
}
