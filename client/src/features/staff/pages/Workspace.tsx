import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function WorkspacePage() {
  const { t } = useTranslation("staff");
  return <PageHeader title={t("ticket.title")} />;
}
