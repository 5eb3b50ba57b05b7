/** What a search found, with the server's marks: its HTML is read for words and marks alone. */
export function Marked({ html }: { html: string }) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].map((node, at) =>
    node.nodeName === "MARK" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
      <mark key={at}>{node.textContent}</mark>
    ) : (
      node.textContent
    ),
  );
}
