/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  CaseCreate,
  CaseDetail,
  CaseMessageRead,
  CaseMeta,
  CaseRead,
  CaseStatusUpdate,
  ListCaseMessagesParams,
  ListCasesParams,
  MessageCreate,
  ReadMarker
} from '../../model';

import { request } from '../../../http';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * List cases, newest first: customers see their own, staff all.
 * @summary List Cases
 */
export const listCases = (
    params?: ListCasesParams,
 options?: SecondParameter<typeof request<CaseRead[]>>,) => {
      return request<CaseRead[]>(
      {url: `/api/v1/support`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Ask support for help.
 * @summary Create Case
 */
export const createCase = (
    caseCreate: CaseCreate,
 options?: SecondParameter<typeof request<CaseDetail>>,) => {
      return request<CaseDetail>(
      {url: `/api/v1/support`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: caseCreate
    },
      options);
    }
  /**
 * Count the caller's cases; for staff, all.
 * @summary Count Cases
 */
export const countCases = (

 options?: SecondParameter<typeof request<CaseMeta>>,) => {
      return request<CaseMeta>(
      {url: `/api/v1/support/meta`, method: 'GET'
    },
      options);
    }
  /**
 * Show a case with its history and the caller's next moves.
 * @summary Get Case
 */
export const getCase = (
    caseId: string,
 options?: SecondParameter<typeof request<CaseDetail>>,) => {
      return request<CaseDetail>(
      {url: `/api/v1/support/${caseId}`, method: 'GET'
    },
      options);
    }
  /**
 * Read the case's chat, oldest first.
 * @summary List Case Messages
 */
export const listCaseMessages = (
    caseId: string,
    params?: ListCaseMessagesParams,
 options?: SecondParameter<typeof request<CaseMessageRead[]>>,) => {
      return request<CaseMessageRead[]>(
      {url: `/api/v1/support/${caseId}/messages`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Write in the case's chat, which makes it the other side's turn.
 * @summary Create Case Message
 */
export const createCaseMessage = (
    caseId: string,
    messageCreate: MessageCreate,
 options?: SecondParameter<typeof request<CaseMessageRead>>,) => {
      return request<CaseMessageRead>(
      {url: `/api/v1/support/${caseId}/messages`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: messageCreate
    },
      options);
    }
  /**
 * Note how far the caller has read.
 * @summary Mark Case Messages Read
 */
export const markCaseMessagesRead = (
    caseId: string,
    readMarker: ReadMarker,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/support/${caseId}/messages/read`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: readMarker
    },
      options);
    }
  /**
 * Write as support.
 * @summary Create Case Message As Support
 */
export const createCaseMessageAsSupport = (
    caseId: string,
    messageCreate: MessageCreate,
 options?: SecondParameter<typeof request<CaseMessageRead>>,) => {
      return request<CaseMessageRead>(
      {url: `/api/v1/support/${caseId}/messages/support`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: messageCreate
    },
      options);
    }
  /**
 * Write as the one whose case it is, staff or not.
 * @summary Create Case Message As Owner
 */
export const createCaseMessageAsOwner = (
    caseId: string,
    messageCreate: MessageCreate,
 options?: SecondParameter<typeof request<CaseMessageRead>>,) => {
      return request<CaseMessageRead>(
      {url: `/api/v1/support/${caseId}/messages/user`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: messageCreate
    },
      options);
    }
  /**
 * Move a case to another status; customers may close and reopen theirs.
 * @summary Change Case Status
 */
export const changeCaseStatus = (
    caseId: string,
    caseStatusUpdate: CaseStatusUpdate,
 options?: SecondParameter<typeof request<CaseDetail>>,) => {
      return request<CaseDetail>(
      {url: `/api/v1/support/${caseId}/status`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: caseStatusUpdate
    },
      options);
    }
  export type ListCasesResult = NonNullable<Awaited<ReturnType<typeof listCases>>>
export type CreateCaseResult = NonNullable<Awaited<ReturnType<typeof createCase>>>
export type CountCasesResult = NonNullable<Awaited<ReturnType<typeof countCases>>>
export type GetCaseResult = NonNullable<Awaited<ReturnType<typeof getCase>>>
export type ListCaseMessagesResult = NonNullable<Awaited<ReturnType<typeof listCaseMessages>>>
export type CreateCaseMessageResult = NonNullable<Awaited<ReturnType<typeof createCaseMessage>>>
export type MarkCaseMessagesReadResult = NonNullable<Awaited<ReturnType<typeof markCaseMessagesRead>>>
export type CreateCaseMessageAsSupportResult = NonNullable<Awaited<ReturnType<typeof createCaseMessageAsSupport>>>
export type CreateCaseMessageAsOwnerResult = NonNullable<Awaited<ReturnType<typeof createCaseMessageAsOwner>>>
export type ChangeCaseStatusResult = NonNullable<Awaited<ReturnType<typeof changeCaseStatus>>>
