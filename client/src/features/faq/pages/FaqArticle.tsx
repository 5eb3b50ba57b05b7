import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function FaqArticlePage() {
  const { t } = useTranslation("faq");
  return <PageHeader title={t("article.title")} />;
}
