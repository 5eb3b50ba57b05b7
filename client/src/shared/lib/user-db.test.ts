import "fake-indexeddb/auto";
import { openDB } from "idb";
import { expect, it } from "vitest";
import { USER_ID } from "../testing/tokens";
import { closeUserDb, eraseUserDb, userDb } from "./user-db";

it("keeps what waits to be sent when the database is upgraded, and erases it all when asked", async () => {
  const old = await openDB(`privet:${USER_ID}`, 1, {
    upgrade(db) {
      db.createObjectStore("cache");
      db.createObjectStore("outbox", { keyPath: "id" }).createIndex("order", "order");
    },
  });
  await old.put("outbox", { id: "e1", order: 1 });
  old.close();
  const db = await userDb(USER_ID);
  expect(await db.getAllKeys("outbox")).toEqual(["e1"]);
  expect(await db.getAllKeys("files")).toEqual([]);
  await eraseUserDb(USER_ID);
  expect(await db.getAllKeys("outbox")).toEqual([]);
  await closeUserDb(USER_ID);
});
