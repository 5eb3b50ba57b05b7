import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function PagesEditorPage() {
  const { t } = useTranslation("content");
  return <PageHeader title={t("title")} />;
}
