import { Ban, CircleCheck, UserX } from "lucide-react";
import type { AccountStatus } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { Badge } from "@/shared/ui";

const LOOKS = {
  active: ["success", CircleCheck],
  blocked: ["danger", Ban],
  deleted: ["neutral", UserX],
} as const;

export function AccountBadge({ status }: { status: AccountStatus }) {
  const { t } = useTranslation("people");
  const [tone, Icon] = LOOKS[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`statuses.${status}`)}
    </Badge>
  );
}
