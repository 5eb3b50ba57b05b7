import styles from "./Progress.module.css";

/** How far it is, from 0 to 1; without `value` it only shows that something goes on. */
export function ProgressBar({
  value,
  label,
  tone = "accent",
}: {
  value?: number;
  label: string;
  tone?: "accent" | "success" | "danger" | "warning";
}) {
  return (
    <progress
      className={styles.progress}
      aria-label={label}
      value={value}
      max={1}
      data-tone={tone}
    />
  );
}
