import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useFieldArray } from "react-hook-form";
import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { Problem } from "@/shared/api/problem";
import { noteSilence, watchReachability } from "@/shared/api/reachability";
import { renderPage } from "@/testing/render";
import { Form, FormTextField, SubmitButton, useZodForm } from ".";

vi.mock("@/shared/lib/sleep", async (original) => ({
  ...(await original<typeof import("@/shared/lib/sleep")>()),
  backoff: () => 5,
}));
afterEach(() => vi.unstubAllGlobals());

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

async function failThenReturn(meanwhile: () => Promise<void>): Promise<string[]> {
  const sent: string[] = [];
  let isBack = false;
  vi.stubGlobal("fetch", async () => {
    if (!isBack) throw new TypeError("refused");
    return new Response();
  });
  const stop = watchReachability();
  await renderPage(
    <Sample
      onSubmit={async ({ name }) => {
        if (!isBack) {
          noteSilence();
          throw new Problem("network.unreachable");
        }
        sent.push(name);
      }}
    />,
    { words },
  );
  await fill("Анна", "anna@example.com");
  expect(await screen.findByText(/^Сервис не отвечает/)).toBeVisible();
  await meanwhile();
  isBack = true;
  await new Promise((done) => setTimeout(done, 60));
  stop();
  return sent;
}

it("sends by itself what nobody answered, once somebody does", async () => {
  const sent = await failThenReturn(async () => undefined);
  await waitFor(() => expect(sent).toEqual(["Анна"]));
  expect(screen.queryByText(/^Сервис не отвечает/)).not.toBeInTheDocument();
});

it("leaves it to a person who went on typing", async () => {
  const sent = await failThenReturn(() => userEvent.type(screen.getByLabelText("Имя"), " П"));
  expect(sent).toEqual([]);
  expect(screen.getByLabelText("Имя")).toHaveValue("Анна П");
});

const list = z.object({ parts: z.array(z.object({ name: z.string().min(1) })) });

function Rows() {
  const form = useZodForm(list, { defaultValues: { parts: [] }, onSubmit: async () => undefined });
  const parts = useFieldArray({ control: form.form.control, name: "parts" });
  return (
    <Form {...form}>
      {parts.fields.map(({ id }, at) => (
        <FormTextField key={id} name={`parts.${at}.name`} label={`Деталь ${at + 1}`} />
      ))}
      <button type="button" onClick={() => parts.append({ name: "" })}>
        Ещё
      </button>
    </Form>
  );
}

it("does not call a row wrong before anything could be typed into it", async () => {
  await renderPage(<Rows />, { words });
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Ещё" }));
  await new Promise((done) => setTimeout(done, 20));
  expect(screen.getByLabelText("Деталь 1")).toBeValid();
  await user.click(screen.getByLabelText("Деталь 1"));
  await user.tab();
  expect(await screen.findByText("Заполните это поле")).toBeVisible();
});
