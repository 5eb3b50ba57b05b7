import { useQueryClient } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import { Navigate, useParams } from "react-router";
import type { CaseDetail, TicketDetail } from "@/shared/api/generated/model";
import { useOutbox } from "@/shared/api/outbox";
import type { ChatKind } from "./useChat";
import { WaitingPage } from "./WaitingPage";

/** Where the details of each kind are in the query cache. */
const DETAILS: Record<ChatKind, readonly string[]> = {
  ticket: ["tickets", "detail"],
  case: ["support", "detail"],
};

/**
 * The page of the ticket or case in the address. While it is still in the outbox the address has
 * the entry's id, which leads on to the real one once it is sent.
 */
export function SentOrWaiting({
  kind,
  back,
  children,
}: {
  kind: ChatKind;
  /** The list that it belongs to. */
  back: string;
  children: (id: string) => ReactNode;
}) {
  const { id = "" } = useParams();
  const client = useQueryClient();
  const entries = useOutbox(kind === "ticket" ? "ticket.create" : "support.create");
  const waiting = entries.find((entry) => entry.id === id);
  if (waiting) return <WaitingPage entry={waiting} back={back} />;
  const details = client.getQueriesData<TicketDetail | CaseDetail>({ queryKey: DETAILS[kind] });
  const sent = details.find(([, found]) => found?.client_id === id)?.[1];
  if (sent) return <Navigate to={`${back}/${sent.id}`} replace />;
  return <Fragment key={id}>{children(id)}</Fragment>;
}
