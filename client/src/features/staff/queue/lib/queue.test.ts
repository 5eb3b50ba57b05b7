import { describe, expect, it } from "vitest";
import type { TicketFound } from "@/shared/api/generated/model";
import { changed, undoOf } from "./bulk";
import { dueOf } from "./due";
import { builtInOf, fromSaved, isSameFilter, readFilter, toParams, writeFilter } from "./filter";
import { hold } from "./held";
import { isBusy, nameOf } from "./keyboard";
import { toggled } from "./selection";

const read = (text: string) => readFilter(new URLSearchParams(text));

describe("the filter in the address", () => {
  it("comes back as it was written", () => {
    const filter = read("status=new&status=completed&tag=a,b&q=leak&sort=due_at&mine=true");
    expect(filter).toEqual({
      status: ["new", "completed"],
      tag: ["a,b"],
      q: "leak",
      sort: "due_at",
      mine: true,
    });
    expect(readFilter(writeFilter(filter))).toEqual(filter);
  });

  it("means the open tickets when it says nothing, and all when it says so", () => {
    expect(read("")).toEqual({ open: true });
    expect(read("sort=due_at")).toEqual({ open: true, sort: "due_at" });
    expect(read("all=true")).toEqual({});
    expect(String(writeFilter({}))).toBe("all=true");
  });

  it("leaves out what it does not know", () => {
    expect(read("status=lost&sort=colour&priority=urgent&mine=1")).toEqual({
      priority: ["urgent"],
    });
  });

  it("knows the built-in views whatever their order", () => {
    expect(builtInOf(read("open=true&mine=true&sort=due_at"))).toBe("mine");
    expect(builtInOf(read("q=leak"))).toBeNull();
  });

  it("takes a saved view without what the server leaves empty", () => {
    const saved = { status: ["new"], tag: [], open: false, q: null, sort: "-created_at" };
    expect(fromSaved(saved)).toEqual({ status: ["new"], sort: "-created_at" });
    expect(isSameFilter({ status: ["new", "completed"] }, { status: ["completed", "new"] })).toBe(
      true,
    );
  });

  it("sorts what was searched for by how well it fits", () => {
    expect(toParams({ q: "leak" }).sort).toBe("relevance");
    expect(toParams({}).sort).toBe("-created_at");
  });
});

describe("rows that are held", () => {
  it("keep their places while new ones wait above", () => {
    const held = hold(["a", "b"], ["new", "b", "a"], false);
    expect(held.order).toEqual(["a", "b"]);
    expect(held.waiting).toEqual(["new"]);
    expect([...held.left]).toEqual([]);
  });

  it("are followed by those of the next page", () => {
    expect(hold(["a", "b"], ["a", "b", "c"], false).order).toEqual(["a", "b", "c"]);
  });

  it("stay where they are when they have left, and are not taken for a page not loaded", () => {
    expect([...hold(["a", "b", "c"], ["a", "c"], true).left]).toEqual(["b"]);
    expect([...hold(["a", "b", "c"], ["new", "a", "b"], true).left]).toEqual([]);
    expect([...hold(["a", "b", "c"], ["a", "b"], false).left]).toEqual(["c"]);
  });
});

describe("marking rows", () => {
  const order = ["a", "b", "c", "d"];
  it("takes one, takes it away, or takes all between two", () => {
    const one = toggled(new Set(), "b", { order, from: null });
    expect([...one]).toEqual(["b"]);
    expect([...toggled(one, "b", { order, from: null })]).toEqual([]);
    expect([...toggled(one, "d", { order, from: "b" })]).toEqual(["b", "c", "d"]);
    expect([...toggled(new Set(), "a", { order, from: "c" })].sort()).toEqual(["a", "b", "c"]);
  });
});

describe("when a ticket is due", () => {
  const at = (status: TicketFound["status"], hours: number) =>
    dueOf({ status, resolution_due_at: new Date(hours * 3600_000).toISOString() }, 0);
  it("is overdue, near or far while it is open, and nothing after", () => {
    expect(at("new", -2)).toEqual({ kind: "overdue", seconds: 7200 });
    expect(at("in_progress", 3).kind).toBe("soon");
    expect(at("new", 30).kind).toBe("later");
    expect(at("completed", -2).kind).toBe("none");
  });
});

describe("a change of many", () => {
  const row = (id: string, init: Partial<TicketFound>) =>
    ({ id, status: "new", priority: "low", tags: [], assignee_id: null, ...init }) as TicketFound;

  it("is undone for each as it was", () => {
    const before = [row("a", {}), row("b", { assignee_id: "x" }), row("c", {})];
    expect(undoOf({ assignee_id: "y" }, before)).toEqual([
      { ids: ["a", "c"], change: { assignee_id: null } },
      { ids: ["b"], change: { assignee_id: "x" } },
    ]);
  });

  it("takes off only the tags that it put on", () => {
    const before = [row("a", { tags: ["leak"] }), row("b", {})];
    expect(undoOf({ add_tags: ["leak"] }, before)).toEqual([
      { ids: ["b"], change: { remove_tags: ["leak"] } },
    ]);
  });

  it("of a status has no way back", () => {
    expect(undoOf({ status: "completed" }, [row("a", {})])).toBeNull();
  });

  it("shows each row as it will be", () => {
    const tagged = row("a", { tags: ["old"] });
    expect(changed(tagged, { add_tags: ["new", "old"], priority: "high" }, [])).toEqual({
      tags: ["old", "new"],
      priority: "high",
    });
  });
});

describe("keys", () => {
  const press = (key: string, init: Partial<KeyboardEvent> = {}) =>
    nameOf({
      key,
      code: "",
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      target: null,
      ...init,
    });

  it("are the same in every layout", () => {
    expect(press("j", { code: "KeyJ" })).toBe("j");
    expect(press("о", { code: "KeyJ" })).toBe("j");
    expect(press(",", { code: "Slash", shiftKey: true })).toBe("?");
    expect(press("j", { code: "KeyJ", ctrlKey: true })).toBeNull();
  });

  it("are letters while somebody types", () => {
    const area = document.createElement("textarea");
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    expect(isBusy(area)).toBe(true);
    expect(isBusy(box)).toBe(false);
  });
});
