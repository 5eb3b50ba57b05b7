import { expect, it } from "vitest";
import type { ChangeRead } from "@/shared/api/generated/model";
import { told } from "./history";

function change(field: string, from: string | null, at: string): ChangeRead {
  return {
    id: `${field}-${at}`,
    field,
    from,
    to: "x",
    by: null,
    by_role: "customer",
    ip: null,
    at,
  };
}

it("tells of a device's beginning once, and of a new owner as a change", () => {
  const changes = [
    change("user_id", "somebody", "t-3"),
    change("title", "old", "t-2"),
    change("title", null, "t-1"),
    change("brand", null, "t-1"),
    change("user_id", null, "t-1"),
  ];
  expect(told(changes).map(({ id }) => id)).toEqual(["user_id-t-3", "title-t-2", "user_id-t-1"]);
});
