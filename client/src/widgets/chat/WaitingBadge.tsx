import { CloudUpload, TriangleAlert } from "lucide-react";
import type { OutboxEntry } from "@/shared/api/outbox";
import { useTranslation } from "@/shared/i18n";
import { Badge } from "@/shared/ui";

/** Stands where the status will, while something is still in the outbox. */
export function WaitingBadge({ state }: { state: OutboxEntry["state"] }) {
  const { t } = useTranslation("chat");
  const isFailed = state === "failed";
  const Icon = isFailed ? TriangleAlert : CloudUpload;
  return (
    <Badge tone={isFailed ? "danger" : "neutral"} icon={<Icon aria-hidden="true" />}>
      {t(isFailed ? "waiting.failed" : "waiting.badge")}
    </Badge>
  );
}
