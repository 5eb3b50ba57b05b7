import { useTranslation } from "react-i18next";
import { PageHeader } from "@/shared/ui";

export default function PagePage() {
  const { t } = useTranslation("pages");
  return <PageHeader title={t("page.title")} />;
}
