import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useTranslation } from "@/shared/i18n";

/** react-aria's own words and dates in the language that is chosen. */
export function Aria({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language === "ru" ? "ru-RU" : "en-GB"}>{children}</I18nProvider>
  );
}
