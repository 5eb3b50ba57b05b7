/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  EventsTicket,
  OpenEventsWebsocketParams,
  StreamEventsParams
} from '../../model';

import { request } from '../../../http';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


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
export const streamEvents = (
    params?: StreamEventsParams,
 options?: SecondParameter<typeof request<string>>,) => {
      return request<string>(
      {url: `/api/v1/events`, method: 'GET',
        params
    },
      options);
    }
  /**
 * @summary A single-use ticket of 30 seconds for ?ticket=
 */
export const createEventsTicket = (

 options?: SecondParameter<typeof request<EventsTicket>>,) => {
      return request<EventsTicket>(
      {url: `/api/v1/events/ticket`, method: 'POST'
    },
      options);
    }
  /**
 * Each message is `{"id", "event", "data"}`: what the stream of Server-Sent Events has, in JSON. `stream.opened` comes first, `heartbeat` every 15 seconds. A stream that ends says so by its last message and by the close code: 1008 to come back with another token, 1012 (the server restarts) and 1013 (the client is too slow) to come back with the last id; the close reason is that of the message.
 *
 * A client may choose anew by `{"event": "filter", "data": {"topics": [...], "ticket_id": [...]}}`, with the fields of the query; without data it gets everything again. The answer is `filter.changed` with the new filter, which holds for all that follows, or `filter.refused` with `code` and `detail`, and then nothing has changed.
 * @summary The same over WebSocket
 */
export const openEventsWebsocket = (
    params?: OpenEventsWebsocketParams,
 options?: SecondParameter<typeof request<unknown>>,) => {
      return request<unknown>(
      {url: `/api/v1/events/ws`, method: 'GET',
        params
    },
      options);
    }
  export type StreamEventsResult = NonNullable<Awaited<ReturnType<typeof streamEvents>>>
export type CreateEventsTicketResult = NonNullable<Awaited<ReturnType<typeof createEventsTicket>>>
export type OpenEventsWebsocketResult = NonNullable<Awaited<ReturnType<typeof openEventsWebsocket>>>
