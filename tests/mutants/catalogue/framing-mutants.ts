import { header, onRefusal, responded, withHeader } from '../../../src/portal/interceptors/alter.ts';
import { isDirect } from '../../../src/portal/interceptors/writing-call.ts';
import { message, onSuccess, onWritten } from '../deviations.ts';
import { must, portalWide } from '../mutant.ts';

const length = /Content-Length: (\d+)/;
const lengthPlus = (by: number) => (whole: string) =>
  whole.replace(length, (_, count: string) => `Content-Length: ${Number(count) + by}`);

/** The same message in chunks, written by a function. */
const chunked = (write: (body: string) => string) => (whole: string) => {
  const at = whole.indexOf('\r\n\r\n') + 4;
  return whole.slice(0, at).replace(length, 'Transfer-Encoding: chunked') + write(whole.slice(at));
};
const chunk = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n`;

/** Portals whose headers, or whose framing, are wrong. */
export const framingMutants = [
  ...must('protocol', 'content-type', {
    'no-content-type': [
      'does not say what it sends',
      () =>
        responded((response) => {
          const { 'Content-Type': _, ...headers } = response.headers;
          return { ...response, headers };
        }),
    ],
    'two-content-types': [
      'says twice what it sends',
      () => responded((response) => withHeader(response, 'content-type', 'text/html')),
    ],
    'json-of-javascript': [
      'says text/javascript',
      () => header('Content-Type', 'text/javascript; charset=utf-8'),
    ],
    'json-of-text': ['says text/json', () => header('Content-Type', 'text/json')],
    'octet-stream': [
      'says application/octet-stream',
      () => header('Content-Type', 'application/octet-stream'),
    ],
    'problem-json': [
      'says application/problem+json for errors',
      () => header('Content-Type', 'application/problem+json', onRefusal),
    ],
    'html-errors': [
      'says text/html for errors',
      () => header('Content-Type', 'text/html; charset=utf-8', onRefusal),
    ],
    'html-strangers': [
      'says text/html where a credential is refused',
      () =>
        header('Content-Type', 'text/html', (o) => o.kind === 'refusal' && o.error === 'INVALID_CREDENTIALS'),
    ],
    'html-batches': [
      'says text/html for a batch',
      () => header('Content-Type', 'text/html', (_, call) => call.method === 'batch'),
    ],
    'plain-by-get': [
      'says text/plain to a GET',
      () => header('Content-Type', 'text/plain', (_, call) => call.wire.httpMethod === 'GET'),
    ],
    'windows-charset': [
      'says windows-1251',
      () => header('Content-Type', 'application/json; charset=windows-1251'),
    ],
    'charset-twice': [
      'names two charsets',
      () => header('Content-Type', 'application/json; charset=iso-8859-1; charset=utf-8'),
    ],
    'utf-16-charset': [
      'says UTF-16',
      () => header('Content-Type', 'application/json; charset=utf-16', onSuccess),
    ],
    'two-types-in-one': [
      'says application/json, text/html',
      () => header('Content-Type', 'application/json, text/html'),
    ],
  }),
  ...must('protocol', 'one-json-text', {
    'length-too-long': ['declares five bytes more than it sends', () => message(lengthPlus(5), onRefusal)],
    'length-too-long-everywhere': [
      'declares five bytes more than it sends, always',
      () => message(lengthPlus(5)),
    ],
    'length-too-short': ['declares five bytes less than it sends', () => message(lengthPlus(-5), onRefusal)],
    'length-too-short-everywhere': [
      'declares five bytes less than it sends, always',
      () => message(lengthPlus(-5)),
    ],
    'two-lengths': [
      'declares two lengths',
      () => message((whole) => whole.replace(length, 'Content-Length: 1\r\n$&'), onWritten),
    ],
    'length-and-chunks': [
      'declares a length and sends chunks',
      () =>
        message(
          (whole) =>
            chunked((body) => `${chunk(body)}0\r\n\r\n`)(whole).replace(
              'Transfer',
              'Content-Length: 3\r\nTransfer',
            ),
          onWritten,
        ),
    ],
    'broken-chunks': [
      'declares chunks of another size than it sends',
      () =>
        message(
          chunked((body) => `${(body.length - 3).toString(16)}\r\n${body}\r\n0\r\n\r\n`),
          onWritten,
        ),
    ],
    'no-last-chunk': ['sends chunks and no last one', () => message(chunked(chunk), onWritten)],
    'chunks-in-words': [
      'declares the size of chunks in words',
      () =>
        message(
          chunked((body) => `all\r\n${body}`),
          onWritten,
        ),
    ],
    'broken-header': [
      'has a header without a colon',
      () => message((whole) => whole.replace('Content-Type:', 'X-Debug\r\nContent-Type:'), onWritten),
    ],
    'bytes-behind-by-get': [
      'sends a second response that nobody asked for, to a GET',
      () =>
        message(
          (whole) => whole + whole,
          (_, call) => isDirect(call) && call.wire.httpMethod === 'GET',
        ),
    ],
  }),
  ...portalWide('protocol', 'network', {
    'broken-header-everywhere': [
      'has a header with a blank in its name, always',
      () => message((whole) => whole.replace('Content-Type:', 'X Debug: on\r\nContent-Type:')),
    ],
  }),
];
