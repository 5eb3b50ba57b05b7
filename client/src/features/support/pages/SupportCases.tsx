import { useTranslation } from "react-i18next";
import { PageHeader } from "@/shared/ui";

export default function SupportCasesPage() {
  const { t } = useTranslation("support");
  return <PageHeader title={t("list.title")} />;
}
