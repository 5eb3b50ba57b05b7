import { z } from "zod";
import { Problem } from "@/shared/api/problem";
import { Section, toast } from "@/shared/ui";
import {
  Form,
  FormCheckbox,
  FormTextArea,
  FormTextField,
  SubmitButton,
  useZodForm,
} from "@/shared/ui/form";

const schema = z.object({
  title: z.string().min(3).max(40),
  email: z.email(),
  text: z.string(),
  failing: z.boolean(),
});

export function SampleForm() {
  const form = useZodForm(schema, {
    defaultValues: { title: "", email: "", text: "", failing: true },
    onSubmit: async ({ failing }) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      if (failing) throw new Problem("auth.email_taken", { status: 409 });
      toast.success("Отправлено");
    },
  });
  return (
    <Section title="Форма">
      <Form {...form}>
        <FormTextField name="title" label="Что случилось" />
        <FormTextField name="email" label="Почта" kind="email" />
        <FormTextArea name="text" label="Подробнее" optional="необязательно" />
        <FormCheckbox name="failing" label="Сервер ответит, что почта занята" />
        <SubmitButton>Отправить</SubmitButton>
      </Form>
    </Section>
  );
}
