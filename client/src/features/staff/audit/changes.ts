import type { AuditReadDetails } from "@/shared/api/generated/model";

export const FIELDS = ["roles", "status", "block_reason", "has_subscription", "name"] as const;
export type Field = (typeof FIELDS)[number];

export interface Change {
  field: Field;
  from: unknown;
  to: unknown;
}

/** What an admin changed of an account, as the audit keeps it: `{field: [from, to]}`. */
export function changesOf(details: AuditReadDetails): Change[] {
  return FIELDS.flatMap((field) => {
    const pair = details[field];
    return Array.isArray(pair) && pair.length === 2 ? [{ field, from: pair[0], to: pair[1] }] : [];
  });
}

/** A browser and its system out of a user agent's many words; null when it is neither. */
export function browserOf(agent: string | null): string | null {
  if (!agent) return null;
  const browser = (
    [
      ["Edg/", "Edge"],
      ["YaBrowser/", "Yandex"],
      ["OPR/", "Opera"],
      ["Firefox/", "Firefox"],
      ["Chrome/", "Chrome"],
      ["Safari/", "Safari"],
    ] as const
  ).find(([mark]) => agent.includes(mark))?.[1];
  if (!browser) return null;
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/
    .exec(agent)?.[0]
    .replace("Mac OS", "macOS");
  return system ? `${browser}, ${system}` : browser;
}
