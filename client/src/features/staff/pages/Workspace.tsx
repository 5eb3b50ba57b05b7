import { useTranslation } from "@/shared/i18n";
import { PageBody, PageHeader } from "@/shared/ui";

export default function WorkspacePage() {
  const { t } = useTranslation("staff");
  return (
    <PageBody>
      <PageHeader title={t("ticket.title")} />
    </PageBody>
  );
}
