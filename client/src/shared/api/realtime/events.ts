import type {
  CaseStatus,
  NotificationKind,
  Role,
  TicketPriority,
  TicketStatus,
} from "../generated/model";

interface TicketEvent {
  ticket_id: string;
  number: string;
  user_id: string;
}

interface CaseEvent {
  case_id: string;
  number: string;
  user_id: string;
}

interface MessageEvent {
  message_id: string;
  author_id: string;
  author_role: Role;
  internal: boolean;
  media_ids: string[];
  client_id?: string | null;
  created_at: string;
}

interface DeviceEvent {
  device_id: string;
}

interface MediaEvent {
  media_id: string;
}

/** The events that `GET /events` sends, by name. */
export interface EventMap {
  "ticket.created": TicketEvent & {
    device_id: string | null;
    title: string;
    status: TicketStatus;
    client_id?: string | null;
    created_at: string;
  };
  "ticket.updated": TicketEvent & {
    changed: string[];
    values?: {
      priority?: TicketPriority;
      tags?: string[];
      preferred_date?: string | null;
      assignee_id?: string | null;
      resolution_due_at?: string;
    };
    updated_at: string;
  };
  "ticket.assigned": TicketEvent & {
    assignee_id: string | null;
    assigned_by: string;
    assigned_at: string;
  };
  "ticket.rated": TicketEvent & { score: number; rated_at: string };
  "ticket.status_changed": TicketEvent & {
    from: TicketStatus;
    to: TicketStatus;
    changed_by: string;
    changed_by_role: Role;
    comment: string | null;
    assignee_id?: string | null;
    resolution_due_at?: string;
    completed_at?: string | null;
    changed_at: string;
  };
  "ticket.work_reported": TicketEvent & { media_ids: string[]; reported_by: string };
  "ticket.merged": TicketEvent & { into_id: string; into_number: string };
  "ticket.message_added": TicketEvent & MessageEvent;
  "support.created": CaseEvent & { subject: string; status: CaseStatus; created_at: string };
  "support.status_changed": CaseEvent & {
    from: CaseStatus;
    to: CaseStatus;
    changed_by: string;
    changed_by_role: Role;
    by_message: boolean;
    changed_at: string;
  };
  "support.message_added": CaseEvent & MessageEvent;
  "notification.created": {
    notification_id: string;
    user_id: string;
    kind: NotificationKind;
    subject_id: string | null;
    title: string;
    created_at: string;
  };
  "device.created": DeviceEvent;
  "device.updated": DeviceEvent;
  "device.transferred": DeviceEvent;
  "device.deleted": DeviceEvent;
  "media.ready": MediaEvent;
  "media.processed": MediaEvent;
  "media.deleted": MediaEvent;
}

export type EventName = keyof EventMap;

/** How live the app is: a stream that waits may mean that the server is silent. */
export type RealtimeStatus = "stopped" | "connecting" | "live" | "waiting" | "offline";
