import { header, responded, text } from '../../../src/portal/interceptors/alter.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import type { Instead } from '../../../src/portal/pipeline/response.ts';
import { onSuccess, onWritten } from '../deviations.ts';
import { must, portalWide } from '../mutant.ts';

function page(status: number, title: string, headers: Readonly<Record<string, string>> = {}): Instead {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
    body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}

const always = (instead: Instead) => (): Interceptor => ({ arrival: () => instead });

/** Responses a path and query as it did the first time, for good. */
function cached(): Interceptor {
  const known = new Map<string, Instead>();
  return responded(
    (response, call) => {
      const key = call.wire.path;
      const before = known.get(key) ?? response;
      known.set(key, before);
      return before;
    },
    (_, call) => call.wire.httpMethod === 'GET',
  );
}

/** What machines between a caller and a portal do. */
export const proxyMutants = [
  ...must('proxy', 'one-json-text', {
    'script-behind': [
      'puts a script behind each success',
      () => text((body) => `${body}<script src="//ads.example/a.js"></script>`, onSuccess),
    ],
    'recoded-without-header': [
      'unpacks a body and leaves Content-Encoding where it was',
      () => header('Content-Encoding', 'br', onWritten),
    ],
  }),
  ...must('proxy', 'content-type', {
    'strips-content-type': [
      'takes Content-Type away from successes',
      () =>
        responded((response) => {
          const { 'Content-Type': _, ...headers } = response.headers;
          return { ...response, headers };
        }, onSuccess),
    ],
  }),
  ...must('proxy', 'same-by-any-encoding', {
    'caches-by-path': [
      'answers a GET as it answered the first one of that path',
      cached,
      ['no-crash', 'batch-agrees'],
    ],
  }),
  ...portalWide('proxy', 'network', {
    'to-https': [
      'sends every call to https',
      always({ status: 301, headers: { Location: 'https://portal.example/rest/' }, body: '' }),
    ],
    'to-maintenance': [
      'sends every call to a page about maintenance',
      always({ status: 307, headers: { Location: '/maintenance.html' }, body: '' }),
    ],
    'login-page': ['answers every call with a login page and status 200', always(page(200, 'Sign in'))],
    'captcha-page': ['answers every call with a riddle and status 403', always(page(403, 'Are you human?'))],
    'maintenance-page': [
      'answers every call with a page about maintenance',
      always(page(503, 'Back soon', { 'Retry-After': '600' })),
    ],
    'gateway-timeout': ['answers every call with 504', always(page(504, 'Gateway Time-out'))],
    'proxy-wants-password': [
      'asks every caller for the password of a proxy',
      always(page(407, 'Proxy Authentication Required', { 'Proxy-Authenticate': 'Basic realm="proxy"' })),
    ],
    'parked-domain': [
      'answers every call with a page of adverts',
      always(page(200, 'This domain is for sale')),
    ],
    'empty-gateway': [
      'answers every call with 502 and nothing',
      always({ status: 502, headers: {}, body: '' }),
    ],
    'not-http': [
      'speaks another protocol',
      always({
        status: 200,
        headers: {},
        body: '',
        raw: () => Buffer.from('220 mail.example ESMTP ready\r\n'),
      }),
    ],
    'unavailable-by-load': [
      'answers every call with 503 OVERLOAD in a page',
      always(page(503, 'Too many connections')),
    ],
  }),
];
