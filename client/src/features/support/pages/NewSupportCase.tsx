import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function NewSupportCasePage() {
  const { t } = useTranslation("support");
  return <PageHeader title={t("new.title")} />;
}
