import { CircleCheck, CircleDot, CircleX, type LucideIcon, Timer } from "lucide-react";
import type { TicketStatus } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { Badge, type Tone } from "@/shared/ui";

const LOOKS: Record<TicketStatus, { tone: Tone; icon: LucideIcon }> = {
  new: { tone: "info", icon: CircleDot },
  in_progress: { tone: "warning", icon: Timer },
  completed: { tone: "success", icon: CircleCheck },
  rejected: { tone: "danger", icon: CircleX },
};

/** A ticket's status: colour, icon and word, the same everywhere. */
export function StatusBadge({ status }: { status: TicketStatus }) {
  const { t } = useTranslation("widgets");
  const { tone, icon: Icon } = LOOKS[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`ticketStatus.${status}`)}
    </Badge>
  );
}
