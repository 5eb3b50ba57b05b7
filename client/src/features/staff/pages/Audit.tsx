import { useTranslation } from "@/shared/i18n";
import { PageBody, PageHeader } from "@/shared/ui";

export default function AuditPage() {
  const { t } = useTranslation("staff");
  return (
    <PageBody>
      <PageHeader title={t("audit.title")} />
    </PageBody>
  );
}
