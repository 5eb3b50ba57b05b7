import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function DeviceLabelPage() {
  const { t } = useTranslation("devices");
  return <PageHeader title={t("label.title")} />;
}
