import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function MyDataPage() {
  const { t } = useTranslation("profile");
  return <PageHeader title={t("data.title")} />;
}
