import { useInfiniteQuery } from "@tanstack/react-query";
import { Monitor, Smartphone, X } from "lucide-react";
import type { SessionRead } from "@/shared/api/generated/model";
import { itemsOf } from "@/shared/api/page";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import {
  Badge,
  Button,
  IconButton,
  List,
  ListRow,
  ListSkeleton,
  PageHeader,
  ProblemState,
  RelativeTime,
  toast,
} from "@/shared/ui";
import { sessionsQuery, useEndSessions } from "../api/profile";
import { clientOf } from "../lib/user-agent";

export default function SessionsPage() {
  const { t } = useTranslation("profile");
  const { t: problemWords } = useTranslation("problems");
  const query = useInfiniteQuery(sessionsQuery);
  const end = useEndSessions();
  const sessions = itemsOf(query.data);
  const endThem = (id: string) =>
    end.mutate(id, {
      onSuccess: () => toast.success(t(id === "others" ? "sessions.endedAll" : "sessions.ended")),
      onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
    });
  return (
    <>
      <PageHeader
        title={t("sessions.title")}
        back="/profile"
        actions={
          sessions.length > 1 && (
            <Button onClick={() => endThem("others")}>{t("sessions.endOthers")}</Button>
          )
        }
      >
        {t("sessions.text")}
      </PageHeader>
      {query.isPending && <ListSkeleton rows={3} leading />}
      {query.isError && !query.data && (
        <ProblemState error={query.error} onRetry={() => query.refetch()} />
      )}
      {sessions.length > 0 && (
        <List>
          {[...sessions]
            .sort((one, other) => Number(other.current) - Number(one.current))
            .map((session) => (
              <SessionRow key={session.id} session={session} onEnd={() => endThem(session.id)} />
            ))}
        </List>
      )}
    </>
  );
}

function SessionRow({ session, onEnd }: { session: SessionRead; onEnd: () => void }) {
  const { t } = useTranslation("profile");
  const { name, isPhone } = clientOf(session.user_agent);
  const Icon = isPhone ? Smartphone : Monitor;
  const shown = name ?? t("sessions.unknown");
  return (
    <ListRow
      leading={<Icon aria-hidden="true" />}
      title={shown}
      trailing={
        session.current ? (
          <Badge tone="success">{t("sessions.current")}</Badge>
        ) : (
          <IconButton label={t("sessions.endThis", { name: shown })} onClick={onEnd}>
            <X aria-hidden="true" />
          </IconButton>
        )
      }
    >
      <RelativeTime value={session.last_used_at} />
      {session.ip && ` · ${session.ip}`}
    </ListRow>
  );
}
