import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function UsersPage() {
  const { t } = useTranslation("people");
  return <PageHeader title={t("title")} />;
}
