import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function DevicesPage() {
  const { t } = useTranslation("devices");
  return <PageHeader title={t("list.title")} />;
}
