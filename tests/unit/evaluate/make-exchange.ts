import { isUtf8 } from 'node:buffer';
import { knownFixtures } from '../../../src/contract/known-fixtures.ts';
import type { Check, Observation } from '../../../src/evaluate/check.ts';
import { buildRequest } from '../../../src/exchange/http/build-request.ts';
import type {
  Confirmation,
  Exchange,
  Failure,
  HeaderPair,
  RecordedBody,
  RecordedRequest,
} from '../../../src/exchange/record/exchange.ts';
import { parseResponse } from '../../../src/exchange/record/parse-response.ts';
import type { PlannedRequest } from '../../../src/plan/case.ts';
import { draftOf } from '../../../src/plan/planned-request.ts';
import { targetAt } from '../exchange/local-server.ts';

/** What matters of an exchange in a test; the rest is as a good portal has it. */
export interface ExchangeDraft {
  readonly id?: number;
  readonly request?: Partial<PlannedRequest>;
  /** Which repetition of its request it is. */
  readonly repetition?: number;
  readonly status?: number;
  /** An object becomes JSON; text and bytes stay as they are. */
  readonly body?: object | string;
  /** In place of the usual headers. */
  readonly headers?: readonly HeaderPair[];
  /** Beside the usual headers. */
  readonly more?: readonly HeaderPair[];
  readonly complete?: boolean;
  /** Length on the wire, where it is not that of the body. */
  readonly bytes?: number;
  readonly capped?: boolean;
  /** When it was sent, in milliseconds since 1970; one after another unless given. */
  readonly startedAt?: number;
  /** Milliseconds until the last byte. */
  readonly total?: number;
  /** No response at all, but this failure. */
  readonly failure?: Failure['kind'];
  readonly failureCode?: string;
  /** A failure beside the response: it broke off. */
  readonly brokeOff?: boolean;
  /** A failure beside the response: it is whole, and more bytes follow it. */
  readonly excess?: boolean;
  /** What each of the control calls brought, and the two tries before this one; null where there were none. */
  readonly confirmed?: { readonly control: ExchangeDraft; readonly again: ExchangeDraft | null };
}

/** A success as a portal sends it. */
export const success: ExchangeDraft = { status: 200, body: { result: true } };

/** An error as a portal sends it. */
export function refused(status: number, error: string): ExchangeDraft {
  return { status, body: { error, error_description: 'Words of the portal.' } };
}

/** A draft that the request got each time, while control calls succeeded. */
export function eachTime(draft: ExchangeDraft): ExchangeDraft {
  return { ...draft, confirmed: { control: success, again: draft } };
}

/** A page of a proxy or a web server. */
export function page(status: number): ExchangeDraft {
  return { status, body: '<html><h1>Sorry</h1></html>', headers: [['Content-Type', 'text/html']] };
}

/** Nothing came. */
export function failed(kind: Failure['kind'], code = 'ECODE'): ExchangeDraft {
  return { failure: kind, failureCode: code };
}

function requestOf({ request: draft = {}, repetition }: ExchangeDraft): PlannedRequest {
  const request = {
    method: 'im.dialog.writing',
    encoding: 'post-json',
    suffix: '',
    parameters: { DIALOG_ID: 'abc' },
    credential: 'given',
    auth: 'default',
    acceptEncoding: 'identity',
    ...draft,
  } as const;
  const baseKey = JSON.stringify(request);
  const key = repetition === undefined ? baseKey : `${baseKey} ${repetition}`;
  return { key, baseKey, ...request };
}

function bodyOf({ body = '', bytes, capped = false }: ExchangeDraft): RecordedBody {
  const raw = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const kept = isUtf8(raw) ? { text: raw.toString('utf8') } : { base64: raw.toString('base64') };
  return { ...kept, bytes: bytes ?? raw.length, capped };
}

const examples = Object.fromEntries([...knownFixtures()].map(([name, { example }]) => [name, example]));
const target = { ...targetAt('https://portal.example'), fixtures: examples };

/** What a portal that lends the examples of the documents gets. */
function recordedRequest(draft: ExchangeDraft): RecordedRequest {
  const { method, shownPath, headers, body } = buildRequest(requestOf(draft), target);
  return {
    method,
    url: `https://[portal]${shownPath}`,
    headers,
    body: body === null ? null : { text: body.toString('utf8'), bytes: body.length, capped: false },
  };
}

const noon = Date.parse('2026-11-22T12:00:00.000Z');
/** Milliseconds from one request to the next: no two are under way at the same time. */
const sequentialMs = 20;

/** Makes an exchange of a draft. */
export function makeExchange(draft: ExchangeDraft): Exchange {
  const { startedAt } = draft;
  const { id = 1, status = 200, complete = true, total = 12, failure, failureCode = 'ECODE' } = draft;
  const { more = [], brokeOff = false, excess = false, confirmed } = draft;
  const { headers = [['Content-Type', 'application/json; charset=utf-8'], ...more] } = draft;
  const failing = failure !== undefined || brokeOff || excess;
  return {
    id,
    key: requestOf(draft).key,
    ...(draft.request?.httpMethod === undefined ? {} : { planned: draftOf(requestOf(draft)) }),
    request: recordedRequest(draft),
    response:
      failure === undefined
        ? {
            httpVersion: '1.1',
            status,
            reason: '',
            headers,
            body: bodyOf(draft),
            complete: complete && !brokeOff,
          }
        : null,
    failure: failing
      ? {
          kind: failure ?? (excess ? 'protocol' : 'incomplete'),
          code: failureCode,
          message: 'The transport failed.',
        }
      : null,
    timing: {
      startedAt: new Date(startedAt ?? noon + id * sequentialMs).toISOString(),
      connect: null,
      firstByte: 2,
      total,
      reused: true,
    },
    ...(confirmed === undefined ? {} : { confirmation: confirmationOf(id, confirmed) }),
  };
}

/** Two tries with a control call behind each, or two control calls alone, all numbered below the exchange itself. */
function confirmationOf(
  id: number,
  { control, again }: NonNullable<ExchangeDraft['confirmed']>,
): Confirmation {
  const tries = again === null ? [] : [id - 0.4, id - 0.2];
  return {
    tries: tries.map((number) => makeExchange({ ...again, id: number })),
    controls: [id - 0.3, id - 0.1].map((number) => makeExchange({ ...control, id: number })),
  };
}

/** An exchange with its request and the response read, as checks get it. */
export function makeSeen(draft: ExchangeDraft): Observation {
  const exchange = makeExchange(draft);
  return { request: requestOf(draft), exchange, response: parseResponse(exchange) };
}

/** Several exchanges, numbered. */
export function makeAll(drafts: readonly ExchangeDraft[]): readonly Observation[] {
  return drafts.map((draft, index) => makeSeen({ id: index + 1, ...draft }));
}

/** A check narrowed to its scope. */
export function isResponseCheck(check: Check): check is Extract<Check, { scope: 'response' }> {
  return check.scope === 'response';
}
