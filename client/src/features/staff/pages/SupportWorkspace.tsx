import { useTranslation } from "@/shared/i18n";
import { PageBody, PageHeader } from "@/shared/ui";

export default function SupportWorkspacePage() {
  const { t } = useTranslation("staff");
  return (
    <PageBody>
      <PageHeader title={t("supportCase.title")} />
    </PageBody>
  );
}
