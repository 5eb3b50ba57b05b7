import { EllipsisVertical, Mail, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import {
  Button,
  Checkbox,
  ConfirmDialog,
  Dialog,
  IconButton,
  Section,
  Sheet,
  TextField,
  toast,
} from "@/shared/ui";
import { Menu } from "@/shared/ui/Menu";
import styles from "./Gallery.module.css";

/** What opens above a page. */
export function Overlays() {
  const [open, setOpen] = useState<"dialog" | "sheet" | "confirm" | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title="Поверх страницы">
      <div className={styles.row}>
        <Button onClick={() => setOpen("dialog")}>Диалог</Button>
        <Button onClick={() => setOpen("sheet")}>Шторка</Button>
        <Button onClick={() => setOpen("confirm")}>Подтверждение</Button>
        <Menu
          label="Действия"
          trigger={
            <IconButton label="Действия">
              <EllipsisVertical aria-hidden="true" />
            </IconButton>
          }
          actions={[
            {
              id: "edit",
              label: "Изменить",
              icon: <Pencil aria-hidden="true" />,
              shortcut: "E",
              onSelect: () => toast.info("Изменить"),
            },
            { id: "mail", label: "Написать", icon: <Mail />, disabled: true, onSelect: close },
            {
              id: "delete",
              label: "Удалить",
              icon: <Trash2 aria-hidden="true" />,
              danger: true,
              onSelect: () =>
                toast.success("Удалено", {
                  action: { label: "Вернуть", onPress: () => toast.info("Вернули") },
                }),
            },
          ]}
        />
        <Button onClick={() => toast.success("Заявка отправлена")}>Сообщение</Button>
        <Button onClick={() => toast.error("Не удалось отправить")}>Ошибка</Button>
      </div>
      <Dialog
        open={open === "dialog"}
        onClose={close}
        title="Перенести визит"
        actions={
          <>
            <Button onClick={close}>Отмена</Button>
            <Button variant="primary" onClick={close}>
              Перенести
            </Button>
          </>
        }
      >
        <TextField label="Причина" />
      </Dialog>
      <Sheet open={open === "sheet"} onClose={close} title="Фильтры">
        <Checkbox label="Только открытые" />
        <Checkbox label="Только мои" />
      </Sheet>
      <ConfirmDialog
        open={open === "confirm"}
        onClose={close}
        onConfirm={close}
        title="Удалить устройство?"
        confirmLabel="Удалить"
        danger
      >
        Его фотографии и история исчезнут. Вернуть их нельзя.
      </ConfirmDialog>
    </Section>
  );
}
