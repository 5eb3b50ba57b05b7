import { HttpResponse } from "msw";

/** The address that tests find the API at. */
export const API = "http://localhost:8000/api/v1";

/** A problem document as the services send it. */
export function problem(
  status: number,
  code: string,
  init: { errors?: unknown[]; headers?: Record<string, string> } = {},
) {
  const { errors, headers } = init;
  return HttpResponse.json(
    {
      type: `urn:privet:problem:${code}`,
      title: "A title",
      status,
      detail: "A sentence.",
      instance: "/",
      code,
      request_id: "r-1",
      ...(errors ? { errors } : {}),
    },
    { status, headers: { "content-type": "application/problem+json", ...headers } },
  );
}
