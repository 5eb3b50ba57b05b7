import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function PagePage() {
  const { t } = useTranslation("pages");
  return <PageHeader title={t("page.title")} />;
}
