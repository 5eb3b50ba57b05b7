import { CircleCheck, CircleDot, CircleX, type LucideIcon, MessageCircleReply } from "lucide-react";
import type { CaseStatus } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { Badge, type Tone } from "@/shared/ui";

const LOOKS: Record<CaseStatus, { tone: Tone; icon: LucideIcon }> = {
  open: { tone: "info", icon: CircleDot },
  pending: { tone: "warning", icon: MessageCircleReply },
  closed: { tone: "success", icon: CircleCheck },
  rejected: { tone: "danger", icon: CircleX },
};

/** A support case's status: colour, icon and word, the same everywhere. */
export function CaseStatusBadge({ status }: { status: CaseStatus }) {
  const { t } = useTranslation("chat");
  const { tone, icon: Icon } = LOOKS[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`caseStatus.${status}`)}
    </Badge>
  );
}
