import { Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/shared/ui";
import { Outcome } from "./Outcome";

/** The link of a mail is too old, used, or not whole: what to do instead. */
export function BrokenLink({
  title,
  to,
  action,
  children,
}: {
  title: string;
  to: string;
  action: string;
  children: ReactNode;
}) {
  return (
    <Outcome
      icon={<Unlink />}
      tone="danger"
      title={title}
      action={
        <ButtonLink wide size="large" variant="primary" to={to}>
          {action}
        </ButtonLink>
      }
    >
      {children}
    </Outcome>
  );
}
