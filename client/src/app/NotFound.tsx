import { Compass } from "lucide-react";
import { useTranslation } from "@/shared/i18n";
import { ButtonLink, EmptyState, useDocumentTitle } from "@/shared/ui";

export function NotFound() {
  const { t } = useTranslation();
  useDocumentTitle(t("notFound.title"));
  return (
    <>
      <h1 className="visually-hidden">{t("notFound.title")}</h1>
      <EmptyState
        icon={<Compass />}
        title={t("notFound.title")}
        action={
          <ButtonLink to="/" variant="primary">
            {t("notFound.home")}
          </ButtonLink>
        }
      >
        {t("notFound.text")}
      </EmptyState>
    </>
  );
}
