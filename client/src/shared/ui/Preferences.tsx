import { useSyncExternalStore } from "react";
import { LANGUAGES, type Language, useTranslation } from "@/shared/i18n";
import { Select } from "./TextField";
import { chooseTheme, currentTheme, onTheme, THEMES } from "./theme";

const NAMES = { ru: "Русский", en: "English" };

/** Russian or English, at once and remembered in this browser. */
export function LanguageSelect({ onChoice }: { onChoice?: (language: Language) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <Select
      label={t("language")}
      value={i18n.language}
      options={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
      onChange={(event) => {
        const chosen = LANGUAGES.find((language) => language === event.target.value) ?? "ru";
        void i18n.changeLanguage(chosen);
        onChoice?.(chosen);
      }}
    />
  );
}

export function ThemeSelect() {
  const { t } = useTranslation();
  const theme = useSyncExternalStore(onTheme, currentTheme);
  return (
    <Select
      label={t("theme.title")}
      value={theme}
      options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
      onChange={(event) => {
        chooseTheme(THEMES.find((each) => each === event.target.value) ?? "system");
      }}
    />
  );
}
