import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function CalendarPage() {
  const { t } = useTranslation("staff");
  return <PageHeader title={t("calendar.title")} />;
}
