import { useTranslation } from "react-i18next";
import { PageHeader } from "@/shared/ui";

export default function ProfilePage() {
  const { t } = useTranslation("profile");
  return <PageHeader title={t("profile.title")} />;
}
