import type { Failure, FailureKind } from '../record/exchange.ts';

const kinds: Readonly<Record<string, FailureKind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
};

const sentences: Readonly<Record<FailureKind, string>> = {
  dns: 'The name of the host could not be resolved.',
  refused: 'The host refused the connection.',
  reset: 'The connection was closed before a response came.',
  tls: 'No secure connection could be made.',
  timeout: 'No whole response came within the time-out.',
  protocol: 'The response breaks the framing of HTTP.',
  incomplete: 'The response ended before its body did.',
  'not-sent': 'The request was not sent.',
  other: 'The request failed in the network.',
};

/** A failure of a kind, in the kind's own sentence or another. Never built from a foreign text, which could hold the URL. */
export function failure(kind: FailureKind, code: string, message = sentences[kind]): Failure {
  return { kind, code, message };
}

function propertyOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

/** The code of a system, TLS or parser error, `UNKNOWN` if it has none; looks into the errors of several addresses. */
export function codeOf(error: unknown): string {
  const code = propertyOf(error, 'code');
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code)) return code;
  const errors = propertyOf(error, 'errors');
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : 'UNKNOWN';
}

function kindOf(code: string): FailureKind {
  const known = kinds[code];
  if (known !== undefined) return known;
  return /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH)/.test(code)
    ? 'tls'
    : 'other';
}

/** What a proxy did that made no tunnel; `reason` is its status, or the code of an error. */
function proxyFailure(code: string, reason: string): Failure {
  if (reason === '407')
    return failure('refused', code, 'The proxy does not accept its credential (407): correct HTTPS_PROXY.');
  if (/^\d+$/.test(reason))
    return failure('refused', code, `The proxy made no connection to the host (${reason}).`);
  return failure(kindOf(reason), code, 'The proxy could not be reached: check HTTPS_PROXY and NO_PROXY.');
}

/** Names a failure before any part of a response was understood. `firstBytes` is what the peer sent, as far as known. */
export function failureOf(error: unknown, firstBytes: string): Failure {
  const code = codeOf(error);
  if (code.startsWith('PROXY_')) return proxyFailure(code, code.slice('PROXY_'.length));
  if (!code.startsWith('HPE_')) return failure(kindOf(code), code);
  if (!firstBytes.startsWith('HTTP/1.')) {
    return failure('protocol', 'NOT_HTTP', 'What came back is not HTTP/1.');
  }
  const reason = propertyOf(error, 'reason');
  const why = typeof reason === 'string' && /^[\w ,.'`/-]{1,80}$/.test(reason) ? `: ${reason}` : '';
  return failure('protocol', code, `The response starts as HTTP/1 and then breaks its framing${why}.`);
}
