import { ArrowRightLeft, Pencil, QrCode, Trash2 } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { z } from "zod";
import type { DeviceRead } from "@/shared/api/generated/model";
import { type Problem, problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { ButtonLink, ConfirmDialog, Dialog, List, ListRow, toast } from "@/shared/ui";
import { Form, FormTextField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { Notice } from "@/shared/ui/Notice";
import { useDeleteDevice, useTransferDevice, useUpdateDevice } from "../api/devices";
import { DeviceForm, valuesOf } from "./DeviceForm";
import styles from "./Devices.module.css";

type Open = "edit" | "transfer" | "delete" | null;

export function OwnerActions({ device }: { device: DeviceRead }) {
  const { t } = useTranslation("devices");
  const [open, setOpen] = useState<Open>(null);
  const update = useUpdateDevice(device.id);
  const close = () => setOpen(null);
  return (
    <>
      <List>
        <ListRow
          to={`/devices/${device.id}/label`}
          leading={<QrCode aria-hidden="true" />}
          title={t("actions.label")}
        >
          {t("actions.labelText")}
        </ListRow>
        <ListRow
          onClick={() => setOpen("edit")}
          leading={<Pencil aria-hidden="true" />}
          title={t("actions.edit")}
        />
        <ListRow
          onClick={() => setOpen("transfer")}
          leading={<ArrowRightLeft aria-hidden="true" />}
          title={t("actions.transfer")}
        />
        <ListRow
          onClick={() => setOpen("delete")}
          leading={<Trash2 aria-hidden="true" />}
          title={<span className={styles.danger}>{t("actions.delete")}</span>}
        />
      </List>
      <Dialog open={open === "edit"} onClose={close} title={t("edit.title")}>
        <DeviceForm
          defaultValues={valuesOf(device)}
          submitLabel={t("edit.submit")}
          onSubmit={async (fields) => {
            await update.mutateAsync(fields);
            close();
            toast.success(t("edit.done"));
          }}
        />
      </Dialog>
      <Dialog open={open === "transfer"} onClose={close} title={t("transfer.title")} size="small">
        <TransferForm device={device} />
      </Dialog>
      {open === "delete" && <DeleteDialog device={device} onClose={close} />}
    </>
  );
}

const transferSchema = z.object({ to_phone: z.string().trim().min(5).max(40) });

function TransferForm({ device }: { device: DeviceRead }) {
  const { t } = useTranslation("devices");
  const navigate = useNavigate();
  const transfer = useTransferDevice(device.id);
  const form = useZodForm(transferSchema, {
    defaultValues: { to_phone: "" },
    onSubmit: async ({ to_phone }) => {
      await transfer.mutateAsync(to_phone);
      toast.success(t("transfer.done", { title: device.title }));
      await navigate("/devices");
    },
  });
  return (
    <Form {...form}>
      <p>{t("transfer.text")}</p>
      <FormTextField
        name="to_phone"
        label={t("transfer.phone")}
        kind="tel"
        autoComplete="off"
        hint={t("transfer.phoneHint")}
      />
      <SubmitButton>{t("transfer.submit")}</SubmitButton>
    </Form>
  );
}

function DeleteDialog({ device, onClose }: { device: DeviceRead; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const { t: problemWords } = useTranslation("problems");
  const navigate = useNavigate();
  const remove = useDeleteDevice(device.id);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        toast.success(t("delete.done", { title: device.title }));
        void navigate("/devices", { replace: true });
      },
      onError: (error) => setProblem(toProblem(error)),
    });

  if (problem?.code === "device.has_open_ticket") {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t("delete.openTitle")}
        size="small"
        actions={
          <ButtonLink variant="primary" to="/tickets">
            {t("delete.toTickets")}
          </ButtonLink>
        }
      >
        {t("delete.openText")}
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={confirm}
      pending={remove.isPending}
      title={t("delete.title", { title: device.title })}
      confirmLabel={t("delete.confirm")}
      danger
    >
      {t("delete.text")}
      {problem && <Notice tone="danger">{problemWords(problemKeys(problem))}</Notice>}
    </ConfirmDialog>
  );
}
