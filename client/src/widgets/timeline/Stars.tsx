import { Star } from "lucide-react";
import { useTranslation } from "@/shared/i18n";
import styles from "./Stars.module.css";

const SCORES = [1, 2, 3, 4, 5] as const;

/** A score in stars, with the words for whoever sees none. */
export function Stars({ score }: { score: number }) {
  const { t } = useTranslation("chat");
  return (
    <span className={styles.stars} role="img" aria-label={t("rating.score", { score })}>
      {SCORES.map((each) => (
        <Star key={each} aria-hidden="true" data-on={each <= score || undefined} />
      ))}
    </span>
  );
}

/** Choosing a score: a group of radio buttons that look like stars. */
export function StarChoice({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange: (score: number) => void;
}) {
  const { t } = useTranslation("chat");
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{label}</legend>
      {SCORES.map((each) => (
        <label key={each} className={styles.option} title={t(`rating.words.${each}`)}>
          <input
            type="radio"
            name="score"
            value={each}
            checked={value === each}
            onChange={() => onChange(each)}
            className="visually-hidden"
          />
          <span className="visually-hidden">
            {t("rating.score", { score: each })}: {t(`rating.words.${each}`)}
          </span>
          <Star aria-hidden="true" data-on={(value !== null && each <= value) || undefined} />
        </label>
      ))}
    </fieldset>
  );
}
