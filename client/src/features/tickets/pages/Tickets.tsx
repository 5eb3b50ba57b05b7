import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function TicketsPage() {
  const { t } = useTranslation("tickets");
  return <PageHeader title={t("list.title")} />;
}
