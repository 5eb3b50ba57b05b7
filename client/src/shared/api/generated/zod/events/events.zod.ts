/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * Each event has a name such as `ticket.status_changed`, JSON data and an id; ids grow. A client that comes back with `Last-Event-ID` gets what it missed, with nothing lost or doubled.
 *
 * What a stream says of itself:
 *
 * | event | data | what to do |
 * | --- | --- | --- |
 * | `resync` | `{"reason": "history_gone"}` | too much was missed, or the id is none of ours: fetch anew; the stream goes on from its id |
 * | `session.ended` | `{"reason": "token_expired"}`, `session_revoked` or `roles_changed` | come back with another token |
 * | `stream.closed` | `{"reason": "slow_client"}`, `server_shutdown` or `stream_reset` | come back with the last id |
 *
 * A heartbeat (a comment) comes every 15 seconds and moves the client's last id on. A client that has taken nothing from one heartbeat to the next is a slow one.
 * @summary Live events of the caller (Server-Sent Events)
 */







export const StreamEventsQueryParams = zod.object({
  "topics": zod.array(zod.enum(['tickets', 'support', 'notifications', 'devices', 'media'])).min(1).optional().describe('Only events of these topics; without it, and without an object, all of them.'),
  "ticket_id": zod.array(zod.uuid()).min(1).optional().describe('Only what happens to these; narrows the topic `tickets`, which need not be listed then. A filter names 100 objects at most.'),
  "case_id": zod.array(zod.uuid()).min(1).optional().describe('Only what happens to these; narrows the topic `support`, which need not be listed then. A filter names 100 objects at most.'),
  "device_id": zod.array(zod.uuid()).min(1).optional().describe('Only what happens to these; narrows the topic `devices`, which need not be listed then. A filter names 100 objects at most.'),
  "media_id": zod.array(zod.uuid()).min(1).optional().describe('Only what happens to these; narrows the topic `media`, which need not be listed then. A filter names 100 objects at most.'),
  "last_event_id": zod.string().optional().describe('The same, where no header can be set.'),
  "ticket": zod.string().optional().describe('A single-use ticket instead of a token.')
})

export const StreamEventsHeader = zod.object({
  "Last-Event-ID": zod.string().optional().describe('The id of the last event seen.')
})

export const StreamEventsResponse = zod.unknown()

/**
 * @summary A single-use ticket of 30 seconds for ?ticket=
 */
export const CreateEventsTicketResponse = zod.object({
  "ticket": zod.string(),
  "expires_in": zod.int().describe('Seconds.')
})

/**
 * Each message is `{"id", "event", "data"}`: what the stream of Server-Sent Events has, in JSON. `stream.opened` comes first, `heartbeat` every 15 seconds. A stream that ends says so by its last message and by the close code: 1008 to come back with another token, 1012 (the server restarts) and 1013 (the client is too slow) to come back with the last id; the close reason is that of the message.
 *
 * A client may choose anew by `{"event": "filter", "data": {"topics": [...], "ticket_id": [...]}}`, with the fields of the query; without data it gets everything again. The answer is `filter.changed` with the new filter, which holds for all that follows, or `filter.refused` with `code` and `detail`, and then nothing has changed.
 * @summary The same over WebSocket
 */







export const OpenEventsWebsocketQueryParams = zod.object({
  "topics": zod.array(zod.enum(['tickets', 'support', 'notifications', 'devices', 'media'])).min(1).optional().describe('Only events of these topics; without it, and without an object, all of them.'),
  "ticket_id": zod.array(zod.uuid()).min(1).optional().describe('Only what happens to these; narrows the topic `tickets`, which need not be listed then. A filter names 100 objects at most.'),
  "case_id": zod.array(zod.uuid()).min(1).optional().describe('Only what happens to these; narrows the topic `support`, which need not be listed then. A filter names 100 objects at most.'),
  "device_id": zod.array(zod.uuid()).min(1).optional().describe('Only what happens to these; narrows the topic `devices`, which need not be listed then. A filter names 100 objects at most.'),
  "media_id": zod.array(zod.uuid()).min(1).optional().describe('Only what happens to these; narrows the topic `media`, which need not be listed then. A filter names 100 objects at most.'),
  "last_event_id": zod.string().optional().describe('The same, where no header can be set.'),
  "ticket": zod.string().optional().describe('A single-use ticket instead of a token.')
})

export const OpenEventsWebsocketHeader = zod.object({
  "Last-Event-ID": zod.string().optional().describe('The id of the last event seen.')
})

export const OpenEventsWebsocketResponse = zod.void()

