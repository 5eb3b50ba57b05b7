import { expect, it } from "vitest";
import { reportSchema, toForm, toReport } from "./report";

const form = {
  summary: "Заменил помпу",
  actions: "",
  hours: "1",
  minutes: "30",
  parts: [{ name: "Помпа", quantity: "2", price: "1200,50" }],
};

it("sends the report as the API takes it", () => {
  expect(toReport(reportSchema.parse(form), ["m"])).toEqual({
    summary: "Заменил помпу",
    actions: null,
    labour_minutes: 90,
    parts: [{ name: "Помпа", quantity: 2, price: "1200.50" }],
    media_ids: ["m"],
  });
});

it("says nothing of time that was not given", () => {
  expect(toReport({ ...form, hours: "", minutes: "" }, []).labour_minutes).toBeNull();
});

it("comes back from a report that was written", () => {
  const { media_ids: _, ...sent } = toReport(form, []);
  const report = { ...sent, author_id: "a", photos: [], created_at: "", updated_at: "" };
  const again = toForm(report as never);
  expect(again).toEqual({ ...form, parts: [{ ...form.parts[0], price: "1200.50" }] });
});

it("refuses what is no price, no count and no minutes", () => {
  const wrong = { ...form, minutes: "75", parts: [{ name: "", quantity: "0", price: "дорого" }] };
  const fields = reportSchema.safeParse(wrong).error?.issues.map(({ path }) => path.join("."));
  expect(fields?.sort()).toEqual(["minutes", "parts.0.name", "parts.0.price", "parts.0.quantity"]);
});
