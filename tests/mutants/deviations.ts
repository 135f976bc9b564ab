import { anywhere, type Holds, responded } from '../../src/portal/interceptors/alter.ts';
import { isDirect } from '../../src/portal/interceptors/writing-call.ts';
import type { WireValue } from '../../src/portal/php/encode-json.ts';
import type { Interceptor } from '../../src/portal/pipeline/interceptor.ts';
import type { RestCall } from '../../src/portal/pipeline/rest-call.ts';

/** The members of an envelope, or of a part of it. */
export type Members = Readonly<Record<string, WireValue>>;

/** Every success of any method. */
export const onSuccess: Holds = (outcome) => outcome.kind === 'success';

/** Every success of `im.dialog.writing` outside a batch. */
export const onWritten: Holds = (outcome, call) => outcome.kind === 'success' && isDirect(call);

/** Every error with this code. */
export function onCode(code: string): Holds {
  return (outcome) => outcome.kind === 'refusal' && outcome.error === code;
}

/** Changes the members of a response. */
export function members(change: (envelope: Members) => Members, holds = anywhere): Interceptor {
  return { envelope: (envelope, outcome, call) => (holds(outcome, call) ? change(envelope) : envelope) };
}

/** Changes the members of `time` where a response has it. */
export function changeTime(change: (time: Members) => Members): Interceptor {
  return members((envelope) => {
    const time = envelope['time'];
    return time === undefined ? envelope : { ...envelope, time: change(time as Members) };
  });
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

/** Takes the DIALOG_ID out of a call. */
export function dropDialog(call: RestCall): void {
  for (const name of [...call.params.keys()])
    if (name.toUpperCase() === 'DIALOG_ID') call.params.delete(name);
}

/** Whether a call is of `batch` itself. */
export function isBatch(call: RestCall): boolean {
  return call.method.toLowerCase() === 'batch' && !call.insideBatch;
}

/** The Content-Type of a request; empty where there is none. */
export function contentType(call: RestCall): string {
  return String(call.wire.headers['content-type'] ?? '');
}
