import type { Exchange } from '../exchange/record/exchange.ts';
import { headerValues, parseResponse, type ResponseKind } from '../exchange/record/parse-response.ts';
import type { Finding } from './finding.ts';

/** What a cause is guessed from: the finding, and what was observed of the response it is about. */
interface Clues {
  readonly kind: ResponseKind;
  readonly status: number | null;
  readonly isHtml: boolean;
  /** The statuses that the finding names as expected, read from its words: the document's, not ours. */
  readonly expected: readonly number[];
}

type Cause = string | ((clues: Clues) => string);

/** What HTTP itself means by a status, whatever a method's document says. @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5 */
const http = { unauthorized: 401, forbidden: 403, notFound: 404 } as const;

const credential =
  'The portal does not take the credential: the webhook is revoked or mistyped, belongs to another portal, or lacks the scope `im`.';
const loginPage =
  'Somebody in between answers: a proxy, a firewall, a login or maintenance page, or a web server that does not route /rest/ to the portal.';
const network = 'The network between here and the portal, or the portal is down: nothing was seen of it.';
const catchAll = 'An unhandled exception or a fatal error on this input: see the error log of the portal.';
const schemaOfError =
  'The error is put together by other code than the usual one: an own handler, a proxy, or a newer REST version.';

function refusedInstead({ status, expected, kind }: Clues): string {
  if (kind === 'error' && status === http.unauthorized && !expected.includes(http.unauthorized))
    return credential;
  if (status === http.notFound && !expected.includes(http.notFound))
    return 'The method or the route is not there: a module that is not installed, or a web server that rewrites the path.';
  if (expected.includes(http.forbidden) && status !== http.forbidden)
    return 'Membership is not what is checked here: the id is refused as malformed or unknown before anybody asks who may use the dialog.';
  if (status === http.forbidden)
    return 'Access is checked before the form of the value: the value is cast to an id of some dialog, which the caller may not use.';
  return 'The checks run in another order than documented, or two codes are mixed up.';
}

function acceptedInstead({ expected }: Clues): string {
  if (expected.includes(http.unauthorized))
    return 'The credential is not compared as a whole, or its user is not: what is nearly right is let in.';
  if (expected.includes(http.forbidden))
    return 'The membership check is missing: whoever knows the id of a dialog may use it.';
  if (expected.includes(http.notFound))
    return 'Unknown methods are routed to something that responses: a catch-all route or a stub.';
  return 'The value is cast to a number, or ignored, before it is checked: PHP makes 13 of "13abc", and 0 of "abc".';
}

/** The most likely cause of each finding, by its code: one line for somebody who has to mend it. */
export const likelyCauses: Readonly<Record<string, Cause>> = {
  'accepted-alternative': refusedInstead,
  recorded: 'Nothing is wrong: the documents leave this open.',
  'broken-framing':
    'Length and chunking contradict one another, or a header has bytes that HTTP forbids: a proxy or a module that writes to the connection itself.',
  'byte-order-mark':
    'A source or settings file of the portal is saved with a byte order mark, which is sent before everything else.',
  'changed-outcome':
    'Something is remembered between calls: a cache, a lock, a limit, a counter, or several servers of which one differs.',
  crash: ({ isHtml, kind }) =>
    isHtml || kind === 'none' ? `${catchAll} A web server responses in its place.` : catchAll,
  crashed: catchAll,
  'truncated-body':
    'Content-Length is counted in characters, or before the body is changed or compressed; or the process dies while it writes.',
  dns: 'The host is mistyped, or this machine has no name server.',
  echo: 'Input is put into the message, for debugging or by a template: harmless here, and an injection wherever the message is shown.',
  'empty-text': schemaOfError,
  'non-portal-response': loginPage,
  'halt-ignored': 'The flag is not read, or only as a JSON boolean: it comes as 1.',
  incomplete: 'The connection broke while the body came: a time-out of a proxy, or a worker that was ended.',
  'inconsistent-time':
    'The figures come from different clocks or units: milliseconds for seconds, a time zone that is not applied, or a block that was cached.',
  'invalid-utf-8':
    'Text of another charset (windows-1251) is sent as it is, or is cut in the middle of a character.',
  'large-answer': 'Debug output, or data of other methods, is sent along.',
  'leaks-credential':
    'The request, with its address or its token, is put into the response: debug output, or an error that quotes the call.',
  'leaks-file-path': 'Errors are shown to the caller: display_errors, or debug mode, is on.',
  'leaks-internal-host':
    'A server behind the proxy names itself: in a header that the proxy passes on, or in an error.',
  'leaks-sql':
    'Errors of the database are shown to the caller: debug mode is on, or input reaches a query as it stands.',
  'leaks-stack-trace': 'Exceptions are shown to the caller: debug mode is on.',
  'lone-surrogate': 'A text is cut in the middle of a UTF-16 pair, or an escape was made by hand.',
  'missing-member':
    'The member is left out where it is empty, or this response is made by other code than the usual one.',
  'negative-number': 'Clocks of two servers, or a clock that was set back, are subtracted.',
  'no-batch': 'The method `batch` is not there, or it refuses the whole for one command.',
  'no-content-type': 'The header is left to a default of the web server, or output began before the headers.',
  'no-json': ({ isHtml }) =>
    isHtml
      ? loginPage
      : 'Something prints beside the response: a PHP warning, debug output, or two responses one after the other.',
  'no-object':
    'The response is encoded without its envelope: the result alone, or an empty list in place of an empty object.',
  'not-sent': 'The portal was given up after it had not answered, or the request could not be made.',
  'nothing-to-judge': 'No response of that kind came in this run: look at the other findings first.',
  other: network,
  'other-outcome': ({ status }) =>
    status === http.unauthorized
      ? credential
      : 'Parameters are read from one place only: this way of sending them is parsed by other code, or not at all.',
  'other-outcome-in-batch':
    'Commands of a batch go through other code: parameters decoded once more or once less, or the user of another command.',
  protocol:
    'Something that is not HTTP listens there, or a proxy breaks the framing: http and https may be mixed up.',
  'rate-limited':
    'More requests come than the portal allows: another client of the same portal, or a rate that is too high (B24_RATE).',
  redirect:
    'The address is not the final one: http in place of https, a renamed portal, a missing slash, or a login page.',
  redirected:
    'The address is not the final one: http in place of https, a renamed portal, a missing slash, or a login page.',
  refused: 'Nothing listens there: a wrong port, a portal that is down, or a firewall.',
  'repeated-member': 'The JSON is put together by hand, or two layers each add the member.',
  reset:
    'The portal, a proxy or a firewall drops the connection: a worker that died, or a filter that dislikes the request.',
  'result-beside-error': 'A default result is filled in before the error, and not taken away.',
  'several-content-types': 'Both the portal and a proxy set the header.',
  'slow-answer':
    'The call waits for something: a lock of the session, a push server that does not answer, a machine that is busy.',
  'invalid-content-coding':
    'The header says a coding that nothing applied: it is set by hand, or a proxy unpacked the body and kept the header.',
  timeout:
    'The portal waits for something itself (a lock, a push server), or a firewall swallows the packets. See --timeout.',
  tls: 'The certificate is not valid for this host, has expired, or its issuer is not known here (NODE_EXTRA_CA_CERTS).',
  'too-deep': 'What the caller sent comes back, or a structure refers to itself.',
  'unrequested-content-coding':
    'A proxy or the web server compresses whatever it is asked: Accept-Encoding is not looked at.',
  'unexpected-result':
    'Commands are numbered anew, or outcomes of another batch are kept: the names of the commands are not taken over.',
  'unexpected-error': ({ status, kind }) => {
    if (kind === 'error' && status === http.unauthorized) return credential;
    if (status === http.forbidden)
      return 'The caller is not in this dialog: check the ids in the settings with `doctor`. If they are right, members are refused.';
    return 'The id is refused as malformed: check the ids in the settings with `doctor`. If they are right, this form of an id is not known.';
  },
  'unexpected-success': acceptedInstead,
  'unknown-member': 'A newer portal, a module or debug output adds it.',
  unreadable: 'The body calls itself JSON and is none: see the findings of one-json-text.',
  'unreadable-code': schemaOfError,
  vote: 'Nothing is wrong: the documents allow several responses.',
  'wrong-charset':
    'The portal runs in another charset than UTF-8, or the header is a default of the web server.',
  'wrong-code': refusedInstead,
  'wrong-content-type': ({ isHtml }) =>
    isHtml
      ? 'The header is not set at all: text/html is the default of PHP.'
      : 'Another renderer, such as the one for XML, or a proxy sets the header.',
  'wrong-format': 'A date or an identifier is written by other code: another locale, or another version.',
  'wrong-result':
    'The result is the return value of some inner call, passed on without a cast: 1, "true", null or an empty list.',
  'wrong-shape': schemaOfError,
  'wrong-status': ({ status }) =>
    (status ?? 0) < 300
      ? 'The code is put into the body, but the status of the response is left at its default: or a proxy rewrites it.'
      : 'The status is chosen elsewhere than the code: one status for all errors, or a proxy that rewrites it.',
  'wrong-type':
    'The value is passed on as it came from a database or a query: a number as text, or an object as a list.',
};

function clues({ expected }: Finding, exchange: Exchange | undefined): Clues {
  const { kind, status } =
    exchange === undefined ? { kind: 'none' as const, status: null } : parseResponse(exchange);
  const types = headerValues(exchange?.response?.headers ?? [], 'content-type');
  return {
    kind,
    status,
    isHtml: types.some((type) => /\bhtml\b/i.test(type)),
    expected: [...expected.matchAll(/\b[1-5]\d\d\b/g)].map(([text]) => Number(text)),
  };
}

/**
 * What most likely lies behind a finding, as one or two sentences; null for a code that has none. A guess from experience
 * with portals and proxies, never part of a verdict. `exchange` is the one the finding is about.
 */
export function likelyCause(finding: Finding, exchange: Exchange | undefined): string | null {
  const cause = Object.hasOwn(likelyCauses, finding.code) ? likelyCauses[finding.code] : undefined;
  if (cause === undefined) return null;
  return typeof cause === 'string' ? cause : cause(clues(finding, exchange));
}
