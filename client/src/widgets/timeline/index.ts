/** What happened to a ticket or case, told in words, for the stream of its chat. */
export { ticketStepKind, useCaseEvents, useTicketEvents } from "./events";
export { StarChoice, Stars } from "./Stars";
export { StatusLine } from "./StatusLine";
export { WorkReport } from "./WorkReport";
