/** How a faulty client is found out. */
export interface Lie {
  /** The one clause that has to be red. */
  readonly clause: string;
  /** Situations in which it lies; a success is always among those that it is put into. */
  readonly scenarios: readonly string[];
  /** A deadline in place of the scenario's, for clients that wait for ever. */
  readonly deadlineMs?: number;
}

const oneError = ['access-error'];
const renewal = ['expired-token', 'expired-token-for-ever'];

/** Every client of faulty-clients.mjs, and the check that catches it. */
export const caughtBy: Readonly<Record<string, Lie>> = {
  'swallows-errors': { clause: 'error-is-error', scenarios: ['access-error', 'server-error'] },
  'answers-true-always': { clause: 'error-is-error', scenarios: ['chat-id-empty', 'body-cut'] },
  'trusts-the-status': { clause: 'error-is-error', scenarios: ['access-error-as-200', 'access-error'] },
  'negates-success': { clause: 'success-is-true', scenarios: oneError },
  'takes-a-page-for-success': { clause: 'error-is-error', scenarios: ['html-200', 'html-500'] },
  'takes-half-a-text-for-success': { clause: 'error-is-error', scenarios: ['json-cut'] },
  'takes-nothing-for-success': { clause: 'error-is-error', scenarios: ['body-empty'] },
  'takes-null-for-success': { clause: 'error-is-error', scenarios: ['body-null'] },
  'never-settles': { clause: 'settles', scenarios: ['body-empty'], deadlineMs: 3000 },
  'ends-the-program': { clause: 'settles', scenarios: oneError },
  'loses-the-code': { clause: 'code-as-field', scenarios: ['access-error', 'access-error-as-200'] },
  'changes-the-code': { clause: 'code-as-field', scenarios: oneError },
  'loses-the-description': { clause: 'description-as-field', scenarios: oneError },
  'decorates-the-description': { clause: 'description-as-field', scenarios: oneError },
  'loses-the-status': { clause: 'status-as-field', scenarios: oneError },
  'hides-the-status-of-pages': { clause: 'invalid-response-named', scenarios: ['html-502'] },
  'stumbles-over-pages': { clause: 'invalid-response-named', scenarios: ['html-200'] },
  'renames-the-parameter': { clause: 'request-as-given', scenarios: ['dialog-id-user'] },
  'drops-the-token': { clause: 'request-as-given', scenarios: ['success-whole-seconds'] },
  'leaves-a-segment-empty': { clause: 'plain-path', scenarios: oneError },
  'asks-by-get': { clause: 'uses-post', scenarios: oneError },
  'follows-redirects-by-get': { clause: 'redirect-keeps-method', scenarios: ['redirect-elsewhere'] },
  'loses-the-credential-on-redirects': {
    clause: 'redirect-loses-nothing',
    scenarios: ['redirect-elsewhere'],
  },
  'trusts-any-authority': { clause: 'unknown-authority-refused', scenarios: ['unknown-authority'] },
  'retries-for-ever': { clause: 'bounded-requests', scenarios: ['query-limit'] },
  'retries-what-is-final': { clause: 'no-useless-repeat', scenarios: ['dialog-id-empty'] },
  'gives-up-at-once': { clause: 'rate-limit-repeated', scenarios: ['query-limit-once'] },
  'retries-without-pause': { clause: 'rate-limit-repeated', scenarios: ['query-limit-twice'] },
  'ignores-retry-after': { clause: 'retry-after-honoured', scenarios: ['retry-after', 'query-limit-once'] },
  'renews-for-ever': { clause: 'bounded-requests', scenarios: renewal },
  'never-renews': { clause: 'token-renewed', scenarios: renewal },
  'tries-for-ever-without-response': { clause: 'own-time-out', scenarios: ['hang'], deadlineMs: 4000 },
  'waits-for-ever': { clause: 'own-time-out', scenarios: ['hang'], deadlineMs: 4000 },
  'names-the-token-in-errors': { clause: 'no-secret-leak', scenarios: oneError },
  'logs-the-token': { clause: 'no-secret-leak', scenarios: oneError },
  'stores-the-token': { clause: 'no-secret-leak', scenarios: oneError },
};
