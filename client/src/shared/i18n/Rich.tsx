import { Fragment, type ReactNode } from "react";

/** Words with parts that are more than text: `<Rich text={t("agree")} parts={{ link: (words) =>
 * <Link to="/pages/terms">{words}</Link> }} />` for 'I agree to the <link>terms</link>'. */
export function Rich({
  text,
  parts,
}: {
  text: string;
  parts: Record<string, (words: string) => ReactNode>;
}) {
  const pieces = text.split(/(<(\w+)>.*?<\/\2>)/g);
  const shown: ReactNode[] = [];
  for (let at = 0; at < pieces.length; at += 3) {
    shown.push(pieces[at]);
    const name = pieces[at + 2];
    if (name === undefined) continue;
    const words = pieces[at + 1]?.slice(name.length + 2, -(name.length + 3)) ?? "";
    shown.push(<Fragment key={at}>{parts[name]?.(words) ?? words}</Fragment>);
  }
  return <>{shown}</>;
}
