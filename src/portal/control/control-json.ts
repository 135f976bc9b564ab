import type { Eventually } from '../pipeline/eventually.ts';
import type { PortalResponse } from '../pipeline/response.ts';

/** A route of the control endpoint: what it answers to a body and a query. */
export type ControlRoute = (body: string, query: URLSearchParams) => Eventually<PortalResponse>;

/** Routes by `METHOD path`, the path without `/_portal/`. */
export type ControlRoutes = Readonly<Record<string, ControlRoute>>;

/** A response of the control endpoint. */
export function json(status: number, value: unknown): PortalResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

/** What is wrong with a control request, with status 400. */
export function refuse(problem: string): PortalResponse {
  return json(400, { problem });
}

/** Answers with what is made of the members of a JSON body; a body that is no JSON object is refused. */
export function withMembers(
  body: string,
  answer: (members: Readonly<Record<string, unknown>>) => Eventually<PortalResponse>,
): Eventually<PortalResponse> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return refuse('the body is no JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('the body is no JSON object');
  return answer(value as Readonly<Record<string, unknown>>);
}
