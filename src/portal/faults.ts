import { type CallScope, onlyFor } from './control/call-scope.ts';
import { dialogIdEmpty, unavailable, written } from './generations/writing-responses.ts';
import { header, onRefusal, responded, text, withHeader } from './interceptors/alter.ts';
import {
  dialogText,
  dialogValue,
  isDirect,
  isForeignChat,
  isZero,
  refusedWith,
  rewrite,
} from './interceptors/writing-call.ts';
import type { Interceptor } from './pipeline/interceptor.ts';
import { success } from './pipeline/outcome.ts';
import type { PortalContext } from './pipeline/portal-context.ts';
import type { Instead } from './pipeline/response.ts';

/** One thing that a portal does wrong on purpose: what it does, as a sentence for people, and what makes its interceptor, once a portal. */
export type Fault = readonly [sentence: string, make: () => Interceptor];

/** Longer than the 2 s after which the suite calls a response slow, and much shorter than its time limit. */
const slowMs = 2_500;

const json = { 'Content-Type': 'application/json; charset=utf-8' };
const html = { 'Content-Type': 'text/html; charset=utf-8' };

const badGateway: Instead = {
  status: 502,
  headers: html,
  body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
};

const internalError: Instead = {
  status: 500,
  headers: html,
  body: '<html><body><h1>Internal Server Error</h1></body></html>',
};

const tooMany: Instead = {
  status: 503,
  headers: json,
  body: '{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}',
};

/**
 * The faults that `serve --break NAME`, the option `faults` of `startPortal` and `POST /_portal/faults` know, by name.
 * They are few, one for each kind of trouble that people want to see reported. Faults of a method are those of `im.dialog.writing`.
 */
export const faults = {
  'malformed-chat-swaps-code': [
    'A malformed chat id is answered with DIALOG_ID_EMPTY instead of CHAT_ID_EMPTY.',
    () =>
      rewrite(
        (o, call) => refusedWith('CHAT_ID_EMPTY', o) !== undefined && !isZero(dialogText(call)),
        dialogIdEmpty,
      ),
  ],
  'malformed-id-is-denied': [
    'A malformed user id is answered with ACCESS_ERROR instead of DIALOG_ID_EMPTY.',
    () =>
      rewrite((o, call) => {
        const given = dialogValue(call) ?? '';
        return refusedWith('DIALOG_ID_EMPTY', o) !== undefined && given !== '' && !isZero(dialogText(call));
      }, unavailable),
  ],
  'lets-everyone-in': [
    'A chat that the caller may not write to is answered with success.',
    () => rewrite(isForeignChat, written),
  ],
  'denies-with-401': [
    'A chat that the caller may not write to is answered with status 401 instead of 403.',
    () => rewrite(isForeignChat, (o) => ({ ...o, status: 401 })),
  ],
  'result-is-one': [
    'A success has `result: 1` instead of `result: true`.',
    () => rewrite((o) => o.kind === 'success', success(1)),
  ],
  'extra-member': [
    'Each response has a member that no documentation names.',
    () => ({ envelope: (envelope) => ({ ...envelope, flavour: 'vanilla' }) }),
  ],
  'errors-with-200': [
    'Each error has status 200.',
    () => responded((response) => (response.status >= 400 ? { ...response, status: 200 } : response)),
  ],
  'wrong-content-type': [
    'Each response says text/plain instead of application/json.',
    () => header('Content-Type', 'text/plain; charset=utf-8'),
  ],
  'truncated-json': [
    'The JSON of each error lacks its last character.',
    () => text((body) => body.slice(0, -1), onRefusal),
  ],
  'fails-on-long-input': [
    'A DIALOG_ID of more than 1000 characters is answered with status 500 and an HTML page.',
    () =>
      responded(
        () => internalError,
        (_, call) => isDirect(call) && dialogText(call).length > 1000,
      ),
  ],
  'leaks-webhook-code': [
    'Each response discloses the caller’s webhook code or token in the header X-Request-Id.',
    () =>
      responded((response, call) =>
        call.credential === undefined
          ? response
          : withHeader(response, 'X-Request-Id', call.credential.secret),
      ),
  ],
  'html-error-page': [
    'Each request is answered with the HTML page of a gateway and status 502.',
    () => ({ arrival: () => badGateway }),
  ],
  'rate-limited': [
    'Each request is answered with 503 QUERY_LIMIT_EXCEEDED.',
    () => ({ arrival: () => tooMany }),
  ],
  slow: [
    `Each response takes ${slowMs / 1000} seconds.`,
    () => ({ arrival: () => new Promise((resolve) => setTimeout(resolve, slowMs, undefined)) }),
  ],
  hangs: ['No request is answered; connections stay open.', () => ({ arrival: () => 'hang' })],
  'drops-connections': ['Each connection is closed without a response.', () => ({ arrival: () => 'drop' })],
} as const satisfies Readonly<Record<string, Fault>>;

/** The name of a fault. */
export type FaultName = keyof typeof faults;

/** Whether there is a fault of this name. */
export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faults, name);
}

/** A fault by its name, for all calls, or for those of a method or user. */
export type FaultChoice = string | (CallScope & { readonly name: string });

/**
 * Makes the interceptor of a fault.
 *
 * @param contextOf the portal around it
 * @throws Error that lists the names there are
 */
export function makeFault(choice: FaultChoice, contextOf: () => PortalContext): Interceptor {
  const { name, ...scope } = typeof choice === 'string' ? { name: choice } : choice;
  if (isFaultName(name)) {
    const interceptor = faults[name][1]();
    return Object.keys(scope).length === 0 ? interceptor : onlyFor(interceptor, scope, contextOf);
  }
  throw new Error(`There is no fault called ${name}. Faults: ${Object.keys(faults).join(', ')}.`);
}
