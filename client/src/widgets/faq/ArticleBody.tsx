import styles from "./ArticleBody.module.css";

/** An article's text: the server made the HTML from Markdown and sanitised it. */
export function ArticleBody({ html }: { html: string }) {
  return (
    <div
      className={styles.body}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the server, for this
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
