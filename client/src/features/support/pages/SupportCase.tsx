import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function SupportCasePage() {
  const { t } = useTranslation("support");
  return <PageHeader title={t("detail.title")} />;
}
