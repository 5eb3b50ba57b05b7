import { useTranslation } from "@/shared/i18n";
import { PageHeader } from "@/shared/ui";

export default function ProfilePage() {
  const { t } = useTranslation("profile");
  return <PageHeader title={t("profile.title")} />;
}
