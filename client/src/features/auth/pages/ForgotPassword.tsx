import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function ForgotPasswordPage() {
  const { t } = useTranslation("auth");
  return <PageHeader title={t("forgot.title")} />;
}
