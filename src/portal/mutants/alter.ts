import type { WireValue } from '../php/encode-json.ts';
import type { Interceptor } from '../pipeline/interceptor.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { Instead, PortalResponse } from '../pipeline/response.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import { isDirect } from './writing-call.ts';

/** Where a deviation shows itself. Mutants are composed of a place and a change. */
export type Holds = (outcome: Outcome, call: RestCall) => boolean;
/** The members of an envelope, or of a part of it. */
export type Members = Readonly<Record<string, WireValue>>;

/** Everywhere. */
export const anywhere: Holds = () => true;
/** Where the portal says yes, to whatever method. */
export const onSuccess: Holds = (outcome) => outcome.kind === 'success';
/** Where it says no. */
export const onRefusal: Holds = (outcome) => outcome.kind === 'refusal';
/** Where `im.dialog.writing` itself, not in a batch, says yes. */
export const onWritten: Holds = (outcome, call) => outcome.kind === 'success' && isDirect(call);

/** Where a refusal has this code. */
export function onCode(code: string): Holds {
  return (outcome) => outcome.kind === 'refusal' && outcome.error === code;
}

/** Changes the members of a response. */
export function members(change: (envelope: Members) => Members, holds = anywhere): Interceptor {
  return { envelope: (envelope, outcome, call) => (holds(outcome, call) ? change(envelope) : envelope) };
}

/** Changes the members of `time`, where it stands. */
export function changeTime(change: (time: Members) => Members): Interceptor {
  return members((envelope) => {
    const time = envelope['time'];
    return time === undefined ? envelope : { ...envelope, time: change(time as Members) };
  });
}

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

/** Changes the HTTP status. */
export function status(code: number, holds = anywhere): Interceptor {
  return responded((response) => ({ ...response, status: code }), holds);
}

/** Changes the bytes of a body. */
export function bytes(change: (body: Buffer) => Buffer, holds = anywhere): Interceptor {
  return responded((response) => ({ ...response, body: change(Buffer.from(response.body)) }), holds);
}

/** Changes the whole message on the wire, given as latin1 text. */
export function message(change: (message: string) => string, holds = anywhere): Interceptor {
  return responded(
    (response) => ({ ...response, raw: (whole) => Buffer.from(change(whole.toString('latin1')), 'latin1') }),
    holds,
  );
}
