import clsx from "clsx";
import { UserRound } from "lucide-react";
import { useState } from "react";
import styles from "./Avatar.module.css";

/** The same name has the same colour everywhere. */
function toneOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum % 5;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => [...(word ?? "")][0] ?? "").join("");
}

/** Decorative: the name stands beside it. */
export function Avatar({
  name,
  src,
  size = "medium",
}: {
  name?: string | null;
  src?: string | null;
  size?: "small" | "medium" | "large";
}) {
  const [broken, setBroken] = useState<string | null>(null);
  const shown = src && src !== broken ? src : null;
  return (
    <span
      aria-hidden="true"
      className={clsx(styles.avatar, styles[size])}
      data-tone={name ? toneOf(name) : undefined}
    >
      {shown ? (
        <img src={shown} alt="" onError={() => setBroken(shown)} />
      ) : name ? (
        initialsOf(name)
      ) : (
        <UserRound />
      )}
    </span>
  );
}
