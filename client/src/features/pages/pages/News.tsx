import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function NewsPage() {
  const { t } = useTranslation("pages");
  return <PageHeader title={t("news.title")} />;
}
