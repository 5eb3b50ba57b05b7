import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage } from "@/testing/render";
import { ConfirmDialog, Dialog, RadioGroup } from ".";

const close = () => undefined;

it("begins at what it asks for: the choice that holds, not 'close'", async () => {
  await renderPage(
    <Dialog open onClose={close} title="Статус">
      <RadioGroup
        label="Новый статус"
        value="done"
        onChange={close}
        options={[
          { value: "new", label: "Новая" },
          { value: "done", label: "Готова" },
        ]}
      />
    </Dialog>,
  );
  expect(screen.getByRole("radio", { name: "Готова" })).toHaveFocus();
});

it("begins at the safe button where it only asks", async () => {
  await renderPage(
    <ConfirmDialog open onClose={close} onConfirm={close} title="Удалить?" confirmLabel="Удалить">
      Вернуть будет нельзя.
    </ConfirmDialog>,
  );
  expect(screen.getByRole("button", { name: "Отмена" })).toHaveFocus();
});

it("begins at its title where there is only something to read", async () => {
  await renderPage(
    <Dialog open onClose={close} title="Клавиши">
      <p>J: вниз</p>
    </Dialog>,
  );
  expect(screen.getByRole("heading", { name: "Клавиши" })).toHaveFocus();
});
