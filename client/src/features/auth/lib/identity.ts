/** One field takes a phone or an e-mail: an `@` decides which of them it is. */
export function credentialsOf(identity: string): { phone: string } | { email: string } {
  const text = identity.trim();
  return text.includes("@") ? { email: text } : { phone: text };
}

/** Whether it can be either; the server knows the rest. */
export function isIdentity(identity: string): boolean {
  const text = identity.trim();
  if (text.includes("@")) return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
  return text.replace(/\D/g, "").length >= 7 && /^[\d\s()+\-.–—]+$/.test(text);
}
