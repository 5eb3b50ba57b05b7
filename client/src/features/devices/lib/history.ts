import type { ChangeRead } from "@/shared/api/generated/model";

/** The change that a device began with: it had no owner before. */
export function isBirth({ field, from }: ChangeRead): boolean {
  return field === "user_id" && from === null;
}

/** What is worth telling: of a device's beginning the fact alone, not each field that was filled. */
export function told(changes: readonly ChangeRead[]): ChangeRead[] {
  const births = new Set(changes.filter(isBirth).map(({ at }) => at));
  return changes.filter((change) => isBirth(change) || !births.has(change.at));
}
