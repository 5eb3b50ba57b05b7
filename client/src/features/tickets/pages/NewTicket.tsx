import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function NewTicketPage() {
  const { t } = useTranslation("tickets");
  return <PageHeader title={t("new.title")} />;
}
