import { useTranslation } from "react-i18next";
import { PageHeader } from "@/shared/ui";

export default function NewDevicePage() {
  const { t } = useTranslation("devices");
  return <PageHeader title={t("new.title")} />;
}
