import { type ReactNode, use } from "react";
import { UNSAFE_PortalProvider } from "react-aria/PortalProvider";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useTranslation } from "@/shared/i18n";
import { OverlayContainer } from "./overlay-container";

/** react-aria's own words and dates in the language that is chosen, and popovers where they show. */
export function Aria({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const container = use(OverlayContainer);
  return (
    <I18nProvider locale={i18n.language === "ru" ? "ru-RU" : "en-GB"}>
      <UNSAFE_PortalProvider getContainer={container && (() => container.current)}>
        {children}
      </UNSAFE_PortalProvider>
    </I18nProvider>
  );
}
