import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function SessionsPage() {
  const { t } = useTranslation("profile");
  return <PageHeader title={t("sessions.title")} />;
}
