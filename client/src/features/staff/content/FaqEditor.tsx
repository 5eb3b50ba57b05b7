import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function FaqEditorPage() {
  const { t } = useTranslation("content");
  return <PageHeader title={t("title")} />;
}
