import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from "idb";
import type { OutboxEntry } from "../api/outbox/types";
import type { DraftFile } from "./draft-files";

/** What one person's browser keeps of them: read again offline, erased when they sign out. */
interface UserDb extends DBSchema {
  cache: { key: string; value: unknown };
  outbox: { key: string; value: OutboxEntry; indexes: { order: number } };
  files: { key: string; value: DraftFile; indexes: { draft: string } };
}

const VERSION = 2;
const open = new Map<string, Promise<IDBPDatabase<UserDb>>>();

/** Opens the database of this user, once for all who ask. */
export function userDb(userId: string): Promise<IDBPDatabase<UserDb>> {
  let db = open.get(userId);
  if (!db) {
    db = connect(userId);
    open.set(userId, db);
    // A browser that refused once (private mode, no space) is asked again next time.
    db.catch(() => open.delete(userId));
  }
  return db;
}

async function connect(userId: string): Promise<IDBPDatabase<UserDb>> {
  const { openDB } = await import("idb");
  const forget = () => open.delete(userId);
  const callbacks: OpenDBCallbacks<UserDb> = {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore("cache");
        db.createObjectStore("outbox", { keyPath: "id" }).createIndex("order", "order");
      }
      db.createObjectStore("files", { keyPath: "id" }).createIndex("draft", "draft");
    },
    blocking(_current, _blocked, event) {
      // Another tab erases or upgrades: it must not wait for this one.
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  };
  return openDB<UserDb>(nameOf(userId), VERSION, callbacks);
}

/** Erases everything that is kept of this user: by clearing, which no open tab can hold up. */
export async function eraseUserDb(userId: string): Promise<void> {
  const db = await userDb(userId);
  const stores = [...db.objectStoreNames];
  const transaction = db.transaction(stores, "readwrite");
  await Promise.all([
    ...stores.map((name) => transaction.objectStore(name).clear()),
    transaction.done,
  ]);
}

/** Erases what was read, and keeps what is still to be sent. */
export async function eraseUserCache(userId: string): Promise<void> {
  await (await userDb(userId)).clear("cache");
}

/** Closes the connection: for tests, and before the page goes. */
export async function closeUserDb(userId: string): Promise<void> {
  const db = open.get(userId);
  open.delete(userId);
  (await db)?.close();
}

function nameOf(userId: string): string {
  return `privet:${userId}`;
}
