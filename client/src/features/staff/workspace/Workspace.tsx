import { useParams } from "react-router";
import { TicketWorkspace } from "./TicketWorkspace";

/** Each ticket is a workspace of its own: nothing typed for one appears at another. */
export default function Workspace() {
  const { id = "" } = useParams();
  return <TicketWorkspace key={id} id={id} />;
}
