import { type Refusal, refusal } from './outcome.ts';

/** Whose HTTP statuses count: those the documentation states or those the portal's code sends. They differ for nine codes. */
export type StatusSource = 'docs' | 'source';

interface SystemErrorRow {
  /** The code on the wire; the row's key unless given. */
  readonly code?: string;
  readonly docs?: number;
  readonly source?: number;
  readonly text: string;
}

/**
 * The errors that any method may answer with. A row without one of the statuses uses the other. Texts are the ones sent, or, where none is
 * known (`invalid_token`, `WRONG_LICENSE`, `ERROR_CORE`), one of our own.
 *
 * @see docs/reference/portal.md B.2
 */
export const systemErrors = {
  NO_AUTH_FOUND: { docs: 401, source: 401, text: 'Wrong authorization data' },
  INVALID_CREDENTIALS: { docs: 403, source: 401, text: 'Invalid request credentials' },
  INVALID_REQUEST: { docs: 400, source: 401, text: 'Https required.' },
  insufficient_scope: {
    docs: 403,
    source: 401,
    text: 'The request requires higher privileges than provided by the webhook token',
  },
  'insufficient_scope:application': {
    code: 'insufficient_scope',
    docs: 403,
    source: 401,
    text: 'The request requires higher privileges than provided by the access token',
  },
  'insufficient_scope:batch': { code: 'insufficient_scope', docs: 403, source: 401, text: '' },
  expired_token: { docs: 401, source: 401, text: 'The access token provided has expired' },
  invalid_token: { source: 401, text: 'The access token is not known' },
  user_access_error: { docs: 403, source: 401, text: 'The user does not have access to the application.' },
  'ACCESS_DENIED:plan': {
    code: 'ACCESS_DENIED',
    docs: 403,
    source: 401,
    text: 'REST is available only on commercial plans.',
  },
  'ACCESS_DENIED:subscription': {
    code: 'ACCESS_DENIED',
    docs: 403,
    source: 401,
    text: 'REST is available only by subscription.',
  },
  OVERLOAD_LIMIT: { docs: 503, source: 401, text: 'REST API is blocked due to overload.' },
  authorization_error: { source: 401, text: 'Unable to authorize user' },
  APPLICATION_NOT_FOUND: { source: 401, text: 'Application not found' },
  CONNECTION_ERROR: { source: 401, text: 'Error connecting to authorization server' },
  access_denied: { source: 401, text: 'User not authorized' },
  session_failed: { source: 401, text: 'Sessid check failed' },
  METHOD_CONFIRM_WAITING: { docs: 401, source: 401, text: 'Waiting for confirmation' },
  METHOD_CONFIRM_DENIED: { source: 403, text: 'Method call denied' },
  ACCESS_DENIED: { docs: 403, source: 403, text: 'Access denied!' },
  WRONG_AUTH_TYPE: { source: 403, text: 'Current authorization type is denied for this method' },
  WRONG_LICENSE: { source: 403, text: 'This feature is not enabled for the current license: basic' },
  ERROR_METHOD_NOT_FOUND: { docs: 404, source: 404, text: 'Method not found!' },
  ERROR_ARGUMENT: { source: 400, text: 'Argument is null or empty' },
  ERROR_CORE: { source: 400, text: 'Core error' },
  'ERROR_CORE:query': { code: 'ERROR_CORE', source: 500, text: 'SQL query error!' },
  QUERY_LIMIT_EXCEEDED: { docs: 503, text: 'Too many requests' },
  OPERATION_TIME_LIMIT: { docs: 429, source: 429, text: 'Method is blocked due to operation time limit.' },
  PORTAL_DELETED: { docs: 500, source: 403, text: 'Portal was deleted' },
  INTERNAL_SERVER_ERROR: { docs: 500, text: 'Internal server error' },
  ERROR_UNEXPECTED_ANSWER: { docs: 500, text: 'Server returned an unexpected response' },
  ERROR_MANIFEST_IS_NOT_AVAILABLE: { docs: 404, text: 'Manifest is not available' },
  INTERNAL_WRONG_TRANSPORT: { source: 500, text: 'Wrong transport!' },
  INTERNAL_WRONG_HANDLER_CLASS: { source: 500, text: 'Wrong handler class!' },
  WRONG_ENCODING: { source: 200, text: 'Wrong request encoding' },
  ERROR_BATCH_METHOD_NOT_ALLOWED: { docs: 405, source: 400, text: 'Method is not allowed for batch usage' },
  ERROR_BATCH_LENGTH_EXCEEDED: { docs: 400, source: 400, text: 'Max batch length exceeded' },
} as const satisfies Readonly<Record<string, SystemErrorRow>>;

/** A row of {@link systemErrors}: the code, or `code:variant` where one code has several texts. */
export type SystemErrorKey = keyof typeof systemErrors;

/** Whether a text names a system error; for seeds and control requests, which carry plain strings. */
export function isSystemErrorKey(key: string): key is SystemErrorKey {
  return Object.hasOwn(systemErrors, key);
}

/** The refusal of a system error, with the status of the documents or of the code. */
export function systemError(key: SystemErrorKey, statuses: StatusSource): Refusal {
  const row: SystemErrorRow = systemErrors[key];
  const status = (statuses === 'docs' ? row.docs : row.source) ?? row.source ?? row.docs ?? 400;
  return refusal(status, row.code ?? key, row.text);
}
