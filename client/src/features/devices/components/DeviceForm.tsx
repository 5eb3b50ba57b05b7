import { ScanLine } from "lucide-react";
import { useState } from "react";
import { z } from "zod";
import type { DeviceRead } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import type { Draft } from "@/shared/lib/drafts";
import { Button } from "@/shared/ui";
import { Form, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { today, warrantyEnd } from "../lib/dates";
import styles from "./Devices.module.css";

export interface DeviceValues {
  title: string;
  brand: string;
  model: string;
  serial_number: string;
  purchase_date: string;
  warranty_until: string;
}

export interface DeviceFields {
  title: string;
  brand: string;
  model: string;
  serial_number: string;
  purchase_date: string | null;
  warranty_until: string | null;
}

export const NO_DEVICE: DeviceValues = {
  title: "",
  brand: "",
  model: "",
  serial_number: "",
  purchase_date: "",
  warranty_until: "",
};

export function valuesOf(device: DeviceRead): DeviceValues {
  const { title, brand, model, serial_number } = device;
  return {
    title,
    brand,
    model,
    serial_number,
    purchase_date: device.purchase_date ?? "",
    warranty_until: device.warranty_until ?? "",
  };
}

const PLACES = ["washer", "fridge", "oven", "small", "laptop"] as const;
const YEARS = [1, 2, 3] as const;

export function DeviceForm({
  defaultValues,
  draft,
  submitLabel,
  onSubmit,
}: {
  defaultValues: DeviceValues;
  draft?: Draft<DeviceValues>;
  submitLabel: string;
  onSubmit: (fields: DeviceFields) => Promise<unknown>;
}) {
  const { t } = useTranslation("devices");
  const { t: common } = useTranslation();
  const [schema] = useState(() => {
    const words = z.string().trim().min(1).max(200);
    const day = z.string().transform((text) => text || null);
    return z
      .object({
        title: words,
        brand: words,
        model: words,
        serial_number: words,
        purchase_date: day.refine((date) => !date || date <= today(), {
          error: () => t("form.purchaseInFuture"),
        }),
        warranty_until: day,
      })
      .refine(
        ({ purchase_date: from, warranty_until: until }) => !from || !until || from <= until,
        { path: ["warranty_until"], error: () => t("form.warrantyBefore") },
      );
  });
  const { form, submit } = useZodForm<DeviceValues, DeviceFields>(schema, {
    defaultValues,
    draft,
    onSubmit,
  });
  const purchase = form.watch("purchase_date");

  return (
    <Form form={form} submit={submit}>
      <FormTextField name="title" label={t("form.title")} hint={t("form.titleHint")} />
      <div className={styles.pair}>
        <FormTextField name="brand" label={t("form.brand")} autoComplete="off" />
        <FormTextField name="model" label={t("form.model")} autoComplete="off" />
      </div>
      <div className={styles.serial}>
        <FormTextField
          name="serial_number"
          label={t("form.serial")}
          hint={t("form.serialHint")}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <details className={styles.where}>
          <summary>
            <ScanLine aria-hidden="true" />
            {t("where.title")}
          </summary>
          <dl>
            {PLACES.map((place) => (
              <div key={place}>
                <dt>{t(`where.${place}.what`)}</dt>
                <dd>{t(`where.${place}.place`)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
      <div className={styles.pair}>
        <FormTextField
          name="purchase_date"
          label={t("form.purchase")}
          kind="date"
          max={today()}
          optional={common("field.optional")}
        />
        <FormTextField
          name="warranty_until"
          label={t("form.warranty")}
          kind="date"
          min={purchase || undefined}
          optional={common("field.optional")}
        />
      </div>
      {purchase && (
        <fieldset className={styles.terms}>
          <legend>{t("form.term")}</legend>
          {YEARS.map((years) => (
            <Button
              key={years}
              size="small"
              onClick={() =>
                form.setValue("warranty_until", warrantyEnd(purchase, years), {
                  shouldDirty: true,
                  shouldValidate: true,
                })
              }
            >
              {t("form.years", { count: years })}
            </Button>
          ))}
        </fieldset>
      )}
      <SubmitButton>{submitLabel}</SubmitButton>
    </Form>
  );
}
