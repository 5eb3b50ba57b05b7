import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function SecurityPage() {
  const { t } = useTranslation("profile");
  return <PageHeader title={t("security.title")} />;
}
