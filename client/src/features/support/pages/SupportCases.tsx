import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function SupportCasesPage() {
  const { t } = useTranslation("support");
  return <PageHeader title={t("list.title")} />;
}
