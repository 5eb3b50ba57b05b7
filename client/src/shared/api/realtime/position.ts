/** The id of the last event that this browser has, per user: where a stream goes on. */

function nameOf(userId: string): string {
  return `realtime:${userId}`;
}

export function readPosition(userId: string): string | null {
  return localStorage.getItem(nameOf(userId));
}

export function writePosition(userId: string, id: string): void {
  localStorage.setItem(nameOf(userId), id);
}

export function erasePosition(userId: string): void {
  localStorage.removeItem(nameOf(userId));
}
