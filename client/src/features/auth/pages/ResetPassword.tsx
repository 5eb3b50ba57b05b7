import { useTranslation } from "react-i18next";
import { PageHeader } from "@/shared/ui";

export default function ResetPasswordPage() {
  const { t } = useTranslation("auth");
  return <PageHeader title={t("reset.title")} />;
}
