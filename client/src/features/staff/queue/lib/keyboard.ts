type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "target"
>;

/** Whether keys mean letters now: one types, or a dialog, menu or list of choices is open. */
export function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open], [role='menu'], [role='listbox']")) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type='checkbox']), textarea, select"))
  );
}

/** The key's name, the same in every layout: 'j' is 'j' where it types 'о'. */
export function nameOf(event: Pressed): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) return "?";
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return letter ? letter.toLowerCase() : event.key;
}
