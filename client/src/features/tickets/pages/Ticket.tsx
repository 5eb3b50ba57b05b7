import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function TicketPage() {
  const { t } = useTranslation("tickets");
  return <PageHeader title={t("detail.title")} />;
}
