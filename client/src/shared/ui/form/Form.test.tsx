import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { z } from "zod";
import { Problem } from "@/shared/api/problem";
import { renderPage } from "@/testing/render";
import { Form, FormTextField, SubmitButton, useZodForm } from ".";

const schema = z.object({ name: z.string().min(2), mail: z.email() });
const words = ["form", "problems"] as const;

function Sample({ onSubmit }: { onSubmit: (values: z.infer<typeof schema>) => Promise<unknown> }) {
  const form = useZodForm(schema, {
    defaultValues: { name: "", mail: "" },
    fieldNames: { email: "mail" },
    onSubmit,
  });
  return (
    <Form {...form}>
      <FormTextField name="name" label="Имя" />
      <FormTextField name="mail" label="Почта" kind="email" />
      <SubmitButton>Отправить</SubmitButton>
    </Form>
  );
}

async function fill(name: string, mail: string) {
  const user = userEvent.setup();
  if (name) await user.type(screen.getByLabelText("Имя"), name);
  if (mail) await user.type(screen.getByLabelText("Почта"), mail);
  await user.click(screen.getByRole("button", { name: "Отправить" }));
}

it("says what is wrong at the field, and sends nothing", async () => {
  let sent = false;
  await renderPage(<Sample onSubmit={async () => (sent = true)} />, { words });
  await fill("", "anna@");
  expect(await screen.findByText("Заполните это поле")).toBeVisible();
  expect(screen.getByText("Похоже, в адресе почты опечатка")).toBeVisible();
  expect(screen.getByLabelText("Имя")).toHaveFocus();
  expect(sent).toBe(false);
});

it("shows the server's problem at the field that it means, by the form's own name", async () => {
  const problem = new Problem("auth.email_taken", { status: 409 });
  await renderPage(
    <Sample
      onSubmit={async () => {
        throw problem;
      }}
    />,
    { words },
  );
  await fill("Анна", "anna@example.com");
  await screen.findByText(/почта уже занята/);
  expect(screen.getByLabelText("Почта")).toBeInvalid();
  expect(screen.getByLabelText("Имя")).toHaveValue("Анна");
});

it("shows a problem of the whole above the button", async () => {
  await renderPage(
    <Sample
      onSubmit={async () => {
        throw new Problem("network.offline");
      }}
    />,
    { words, language: "en" },
  );
  await fill("Anna", "anna@example.com");
  expect(await screen.findByText(/^You are offline/)).toBeVisible();
});
