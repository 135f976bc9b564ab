import type { Interceptor } from '../pipeline/interceptor.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { Instead, PortalResponse } from '../pipeline/response.ts';
import type { RestCall } from '../pipeline/rest-call.ts';

/** Where a deviation shows itself. An interceptor is composed of a place and a change. */
export type Holds = (outcome: Outcome, call: RestCall) => boolean;

/** Every response. */
export const anywhere: Holds = () => true;

/** Every error of any method. */
export const onRefusal: Holds = (outcome) => outcome.kind === 'refusal';

/** Changes the text of a body. */
export function text(change: (text: string) => string, holds = anywhere): Interceptor {
  return { text: (body, outcome, call) => (holds(outcome, call) ? change(body) : body) };
}

/** Changes a response as a whole. */
export function responded(
  change: (response: PortalResponse, call: RestCall) => Instead,
  holds = anywhere,
): Interceptor {
  return {
    response: (response, outcome, call) => (holds(outcome, call) ? change(response, call) : response),
  };
}

/** A response with another header; one of the same name is replaced. */
export function withHeader(response: PortalResponse, name: string, value: string): PortalResponse {
  return { ...response, headers: { ...response.headers, [name]: value } };
}

/** Adds or replaces a header. */
export function header(name: string, value: string, holds = anywhere): Interceptor {
  return responded((response) => withHeader(response, name, value), holds);
}
