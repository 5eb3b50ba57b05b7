import type { Role } from "@/shared/api/generated/model";

const STAFF: readonly Role[] = ["technician", "support", "admin"];

export function isStaff(roles: readonly Role[]): boolean {
  return roles.some((role) => STAFF.includes(role));
}

/** Where a person lands after logging in. */
export function homeFor(roles: readonly Role[]): string {
  return isStaff(roles) ? "/staff" : "/";
}

/** Where to go on after logging in: a path of our own, or null. */
export function safeNext(next: string | null): string | null {
  return next?.startsWith("/") && !/^\/[/\\]/.test(next) ? next : null;
}
