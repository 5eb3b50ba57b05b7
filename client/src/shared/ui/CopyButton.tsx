import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "@/shared/i18n";
import { IconButton } from "./Button";
import { toast } from "./toasts";

/** Copies a number that people dictate to each other; `what` names it for a reader. */
export function CopyButton({ value, what }: { value: string; what?: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2_000);
    return () => clearTimeout(timer);
  }, [done]);

  return (
    <>
      <IconButton
        size="small"
        label={what ? t("copyWhat", { what }) : t("copy")}
        onClick={() => {
          navigator.clipboard.writeText(value).then(
            () => setDone(true),
            () => toast.error(t("copyFailed")),
          );
        }}
      >
        {done ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      </IconButton>
      <span role="status" className="visually-hidden">
        {done && t("copied")}
      </span>
    </>
  );
}
