/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  AssigneeRead,
  Assignment,
  BulkChange,
  BulkResult,
  ExportTicketsParams,
  GetStatisticsParams,
  ListTicketMessagesParams,
  ListTicketsParams,
  Merge,
  MessageCreate,
  RatingCreate,
  RatingRead,
  ReadMarker,
  SavedViewCreate,
  SavedViewRead,
  SavedViewUpdate,
  StatisticsRead,
  StatusUpdate,
  TicketCreate,
  TicketDetail,
  TicketFound,
  TicketMessageRead,
  TicketUpdate,
  ViewCounts,
  WorkReportUpdate
} from '../../model';

import { request } from '../../../http.ts';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * List tickets: customers see their own, staff all; ``q`` searches numbers and words.
 * @summary List Tickets
 */
export const listTickets = (
    params?: ListTicketsParams,
 options?: SecondParameter<typeof request<TicketFound[]>>,) => {
      return request<TicketFound[]>(
      {url: `/api/v1/tickets`, method: 'GET',
        params
    },
      options);
    }
  /**
 * File a ticket; the device, when one is named, must be registered.
 * @summary Create Ticket
 */
export const createTicket = (
    ticketCreate: TicketCreate,
 options?: SecondParameter<typeof request<TicketDetail>>,) => {
      return request<TicketDetail>(
      {url: `/api/v1/tickets`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: ticketCreate
    },
      options);
    }
  /**
 * List whom tickets can be given to, by name, at most 500; staff only.
 * @summary List Assignees
 */
export const listAssignees = (

 options?: SecondParameter<typeof request<AssigneeRead[]>>,) => {
      return request<AssigneeRead[]>(
      {url: `/api/v1/tickets/assignees`, method: 'GET'
    },
      options);
    }
  /**
 * Change many tickets, each by itself and by the rules of one; staff only.
 * @summary Change Tickets
 */
export const changeTickets = (
    bulkChange: BulkChange,
 options?: SecondParameter<typeof request<BulkResult[]>>,) => {
      return request<BulkResult[]>(
      {url: `/api/v1/tickets/bulk`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: bulkChange
    },
      options);
    }
  /**
 * Download the tickets that fit as a table; staff only.
 * @summary Export Tickets
 */
export const exportTickets = (
    params?: ExportTicketsParams,
 options?: SecondParameter<typeof request<string>>,) => {
      return request<string>(
      {url: `/api/v1/tickets/export.csv`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Count the queue, and the tickets filed in a period; staff only.
 * @summary Get Statistics
 */
export const getStatistics = (
    params?: GetStatisticsParams,
 options?: SecondParameter<typeof request<StatisticsRead>>,) => {
      return request<StatisticsRead>(
      {url: `/api/v1/tickets/stats`, method: 'GET',
        params
    },
      options);
    }
  /**
 * List the caller's views and those that others share, of these at most 200; staff only.
 * @summary List Saved Views
 */
export const listSavedViews = (

 options?: SecondParameter<typeof request<SavedViewRead[]>>,) => {
      return request<SavedViewRead[]>(
      {url: `/api/v1/tickets/views`, method: 'GET'
    },
      options);
    }
  /**
 * Keep a view of the queue, for oneself or for all staff; at most 50 each.
 * @summary Create Saved View
 */
export const createSavedView = (
    savedViewCreate: SavedViewCreate,
 options?: SecondParameter<typeof request<SavedViewRead>>,) => {
      return request<SavedViewRead>(
      {url: `/api/v1/tickets/views`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: savedViewCreate
    },
      options);
    }
  /**
 * Count what each view shows, up to a limit, where that is quick; staff only.
 * @summary Count Saved Views
 */
export const countSavedViews = (

 options?: SecondParameter<typeof request<ViewCounts>>,) => {
      return request<ViewCounts>(
      {url: `/api/v1/tickets/views/counts`, method: 'GET'
    },
      options);
    }
  /**
 * Delete a view: its owner, or an admin if it is shared.
 * @summary Delete Saved View
 */
export const deleteSavedView = (
    viewId: string,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/tickets/views/${viewId}`, method: 'DELETE'
    },
      options);
    }
  /**
 * Change a view: its owner, or an admin if it is shared.
 * @summary Update Saved View
 */
export const updateSavedView = (
    viewId: string,
    savedViewUpdate: SavedViewUpdate,
 options?: SecondParameter<typeof request<SavedViewRead>>,) => {
      return request<SavedViewRead>(
      {url: `/api/v1/tickets/views/${viewId}`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: savedViewUpdate
    },
      options);
    }
  /**
 * Show a ticket with its device, files, history and the caller's next moves.
 * @summary Get Ticket
 */
export const getTicket = (
    ticketId: string,
 options?: SecondParameter<typeof request<TicketDetail>>,) => {
      return request<TicketDetail>(
      {url: `/api/v1/tickets/${ticketId}`, method: 'GET'
    },
      options);
    }
  /**
 * Edit an open ticket; priority, tags and assignee are for staff.
 * @summary Update Ticket
 */
export const updateTicket = (
    ticketId: string,
    ticketUpdate: TicketUpdate,
 options?: SecondParameter<typeof request<TicketDetail>>,) => {
      return request<TicketDetail>(
      {url: `/api/v1/tickets/${ticketId}`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: ticketUpdate
    },
      options);
    }
  /**
 * Give the ticket to a member of staff, or take it from them; staff only.
 * @summary Assign Ticket
 */
export const assignTicket = (
    ticketId: string,
    assignment: Assignment,
 options?: SecondParameter<typeof request<TicketDetail>>,) => {
      return request<TicketDetail>(
      {url: `/api/v1/tickets/${ticketId}/assign`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: assignment
    },
      options);
    }
  /**
 * Close a duplicate in favour of another ticket, which is shown; staff only.
 * @summary Merge Ticket
 */
export const mergeTicket = (
    ticketId: string,
    merge: Merge,
 options?: SecondParameter<typeof request<TicketDetail>>,) => {
      return request<TicketDetail>(
      {url: `/api/v1/tickets/${ticketId}/merge`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: merge
    },
      options);
    }
  /**
 * Read the ticket's chat, from either end, or what is new in it.
 * @summary List Ticket Messages
 */
export const listTicketMessages = (
    ticketId: string,
    params?: ListTicketMessagesParams,
 options?: SecondParameter<typeof request<TicketMessageRead[]>>,) => {
      return request<TicketMessageRead[]>(
      {url: `/api/v1/tickets/${ticketId}/messages`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Write in the ticket's chat; ``internal`` notes are staff's alone.
 * @summary Create Ticket Message
 */
export const createTicketMessage = (
    ticketId: string,
    messageCreate: MessageCreate,
 options?: SecondParameter<typeof request<TicketMessageRead>>,) => {
      return request<TicketMessageRead>(
      {url: `/api/v1/tickets/${ticketId}/messages`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: messageCreate
    },
      options);
    }
  /**
 * Note how far the caller has read.
 * @summary Mark Ticket Messages Read
 */
export const markTicketMessagesRead = (
    ticketId: string,
    readMarker: ReadMarker,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/tickets/${ticketId}/messages/read`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: readMarker
    },
      options);
    }
  /**
 * Judge a completed ticket: its customer, once for each completion.
 * @summary Rate Ticket
 */
export const rateTicket = (
    ticketId: string,
    ratingCreate: RatingCreate,
 options?: SecondParameter<typeof request<RatingRead>>,) => {
      return request<RatingRead>(
      {url: `/api/v1/tickets/${ticketId}/rating`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: ratingCreate
    },
      options);
    }
  /**
 * Move a ticket to another status; everyone who follows it hears of it at once.
 * @summary Change Ticket Status
 */
export const changeTicketStatus = (
    ticketId: string,
    statusUpdate: StatusUpdate,
 options?: SecondParameter<typeof request<TicketDetail>>,) => {
      return request<TicketDetail>(
      {url: `/api/v1/tickets/${ticketId}/status`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: statusUpdate
    },
      options);
    }
  /**
 * Write down what was done, in place of an earlier report: the assignee, or an admin.
 * @summary Report Work
 */
export const reportWork = (
    ticketId: string,
    workReportUpdate: WorkReportUpdate,
 options?: SecondParameter<typeof request<TicketDetail>>,) => {
      return request<TicketDetail>(
      {url: `/api/v1/tickets/${ticketId}/work-report`, method: 'PUT',
      headers: {'Content-Type': 'application/json', },
      data: workReportUpdate
    },
      options);
    }
  export type ListTicketsResult = NonNullable<Awaited<ReturnType<typeof listTickets>>>
export type CreateTicketResult = NonNullable<Awaited<ReturnType<typeof createTicket>>>
export type ListAssigneesResult = NonNullable<Awaited<ReturnType<typeof listAssignees>>>
export type ChangeTicketsResult = NonNullable<Awaited<ReturnType<typeof changeTickets>>>
export type ExportTicketsResult = NonNullable<Awaited<ReturnType<typeof exportTickets>>>
export type GetStatisticsResult = NonNullable<Awaited<ReturnType<typeof getStatistics>>>
export type ListSavedViewsResult = NonNullable<Awaited<ReturnType<typeof listSavedViews>>>
export type CreateSavedViewResult = NonNullable<Awaited<ReturnType<typeof createSavedView>>>
export type CountSavedViewsResult = NonNullable<Awaited<ReturnType<typeof countSavedViews>>>
export type DeleteSavedViewResult = NonNullable<Awaited<ReturnType<typeof deleteSavedView>>>
export type UpdateSavedViewResult = NonNullable<Awaited<ReturnType<typeof updateSavedView>>>
export type GetTicketResult = NonNullable<Awaited<ReturnType<typeof getTicket>>>
export type UpdateTicketResult = NonNullable<Awaited<ReturnType<typeof updateTicket>>>
export type AssignTicketResult = NonNullable<Awaited<ReturnType<typeof assignTicket>>>
export type MergeTicketResult = NonNullable<Awaited<ReturnType<typeof mergeTicket>>>
export type ListTicketMessagesResult = NonNullable<Awaited<ReturnType<typeof listTicketMessages>>>
export type CreateTicketMessageResult = NonNullable<Awaited<ReturnType<typeof createTicketMessage>>>
export type MarkTicketMessagesReadResult = NonNullable<Awaited<ReturnType<typeof markTicketMessagesRead>>>
export type RateTicketResult = NonNullable<Awaited<ReturnType<typeof rateTicket>>>
export type ChangeTicketStatusResult = NonNullable<Awaited<ReturnType<typeof changeTicketStatus>>>
export type ReportWorkResult = NonNullable<Awaited<ReturnType<typeof reportWork>>>
