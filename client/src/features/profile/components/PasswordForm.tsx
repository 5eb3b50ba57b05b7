import { useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { changePassword } from "@/shared/api/generated/endpoints/user/user";
import { keys } from "@/shared/api/keys";
import { useTranslation } from "@/shared/i18n";
import { toast } from "@/shared/ui";
import { Form, FormPasswordField, SubmitButton, useZodForm } from "@/shared/ui/form";
import { PasswordStrength } from "@/widgets/PasswordStrength";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/widgets/password-strength";

const schema = z.object({
  old_password: z.string().min(1).max(PASSWORD_MAX),
  new_password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX),
});

export function PasswordForm() {
  const { t } = useTranslation("profile");
  const client = useQueryClient();
  const { form, submit } = useZodForm(schema, {
    defaultValues: { old_password: "", new_password: "" },
    onSubmit: async (values) => {
      await changePassword(values);
      form.reset();
      void client.invalidateQueries({ queryKey: keys.user.sessions });
      toast.success(t("password.done"));
    },
  });
  return (
    <Form form={form} submit={submit}>
      <FormPasswordField name="old_password" label={t("password.old")} />
      <FormPasswordField
        name="new_password"
        label={t("password.new")}
        autoComplete="new-password"
      />
      <PasswordStrength password={form.watch("new_password")} />
      <SubmitButton size="medium" wide={false}>
        {t("password.submit")}
      </SubmitButton>
    </Form>
  );
}
