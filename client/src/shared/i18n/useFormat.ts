import { type Formats, formatsFor } from "./format";
import { useTranslation } from "./useTranslation";

/** The formats of the language that is chosen. */
export function useFormat(): Formats {
  const { t, i18n } = useTranslation();
  return formatsFor(i18n.language, { justNow: t("time.justNow") });
}
