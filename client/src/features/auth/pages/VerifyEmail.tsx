import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function VerifyEmailPage() {
  const { t } = useTranslation("auth");
  return <PageHeader title={t("verify.title")} />;
}
