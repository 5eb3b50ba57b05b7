import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function HomePage() {
  const { t } = useTranslation("home");
  return <PageHeader title={t("home.title")} />;
}
