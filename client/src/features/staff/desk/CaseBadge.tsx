import { CircleCheck, CircleDot, CircleX, Hourglass, type LucideIcon } from "lucide-react";
import type { CaseStatus } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { Badge, type Tone } from "@/shared/ui";

const LOOKS: Record<CaseStatus, [Tone, LucideIcon]> = {
  open: ["info", CircleDot],
  pending: ["warning", Hourglass],
  closed: ["success", CircleCheck],
  rejected: ["danger", CircleX],
};

/** A case's status, as the desk sees it: who is to answer. */
export function CaseBadge({ status }: { status: CaseStatus }) {
  const { t } = useTranslation("desk");
  const [tone, Icon] = LOOKS[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`status.${status}`)}
    </Badge>
  );
}
