import { z } from "zod";
import type { WorkReportRead, WorkReportUpdate } from "@/shared/api/generated/model";

const MAX_MINUTES = 7 * 24 * 60;

/** A number as people write it, with a comma too; empty is none. */
const price = z
  .string()
  .trim()
  .regex(/^(\d{1,9}([.,]\d{1,2})?)?$/);
const whole = z.string().trim().regex(/^\d*$/);

export const reportSchema = z.object({
  summary: z.string().trim().min(1).max(10_000),
  actions: z.string().trim().max(10_000),
  hours: whole,
  minutes: whole.refine((value) => Number(value) < 60),
  parts: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(200),
        quantity: z
          .string()
          .trim()
          .regex(/^[1-9]\d{0,3}$/),
        price,
      }),
    )
    .max(50),
});

export type ReportForm = z.infer<typeof reportSchema>;

export const EMPTY_PART = { name: "", quantity: "1", price: "" };

/** The form of a report that was written earlier, or an empty one. */
export function toForm(report: WorkReportRead | null): ReportForm {
  const minutes = report?.labour_minutes ?? null;
  return {
    summary: report?.summary ?? "",
    actions: report?.actions ?? "",
    hours: minutes === null ? "" : String(Math.floor(minutes / 60)),
    minutes: minutes === null ? "" : String(minutes % 60),
    parts:
      report?.parts.map((part) => ({
        name: part.name,
        quantity: String(part.quantity),
        price: part.price ?? "",
      })) ?? [],
  };
}

export function toReport(form: ReportForm, mediaIds: string[]): WorkReportUpdate {
  const hasTime = form.hours !== "" || form.minutes !== "";
  const minutes = Number(form.hours) * 60 + Number(form.minutes);
  return {
    summary: form.summary,
    actions: form.actions || null,
    labour_minutes: hasTime ? Math.min(minutes, MAX_MINUTES) : null,
    parts: form.parts.map((part) => ({
      name: part.name,
      quantity: Number(part.quantity),
      price: part.price ? part.price.replace(",", ".") : null,
    })),
    media_ids: mediaIds,
  };
}
