import { gzipSync } from 'node:zlib';
import { header, text, withHeader } from '../../../src/portal/interceptors/alter.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import { faulty, must } from '../mutant.ts';

/** The last member of a response's text once more, so that nothing changes for a reader who takes the last. */
function repeatLastMember(body: string): string {
  const start = Math.max(body.lastIndexOf(',"time":'), body.lastIndexOf(',"error_description":'));
  return start < 0 ? body : `${body.slice(0, -1)}${body.slice(start, -1)}}`;
}

const gzip: Interceptor = {
  response(response, _outcome, call) {
    if (/\bgzip\b/i.test(String(call.wire.headers['accept-encoding'] ?? ''))) return response;
    return { ...withHeader(response, 'Content-Encoding', 'gzip'), body: gzipSync(response.body) };
  },
};

/** The byte 0xFF in the text of an error, where no UTF-8 has it. */
const badByte: Interceptor = {
  response(response, outcome) {
    if (outcome.kind !== 'refusal' || typeof response.body !== 'string' || !response.body.endsWith('"}'))
      return response;
    return {
      ...response,
      body: Buffer.concat([Buffer.from(response.body.slice(0, -2)), Buffer.from([0xff]), Buffer.from('"}')]),
    };
  },
};

/** Portals whose members are right and whose bytes or content type are not. */
export const bodyMutants = [
  ...must('protocol', 'content-type', {
    ...faulty('wrong-content-type'),
    'html-content-type': [
      'says text/html for a success',
      () => ({
        response: (response) =>
          response.status === 200
            ? withHeader(response, 'Content-Type', 'text/html; charset=utf-8')
            : response,
      }),
    ],
    'latin1-charset': [
      'says ISO-8859-1',
      () => header('Content-Type', 'application/json; charset=iso-8859-1'),
    ],
  }),
  ...must('protocol', 'one-json-text', {
    bom: ['begins with a byte order mark', () => text((body) => `\ufeff${body}`)],
    'trailing-text': ['writes a debug line after the JSON', () => text((body) => `${body}\nok`)],
    'leading-warning': [
      'prints a warning of PHP before the JSON',
      () => text((body) => `<br />\n<b>Warning</b>: Undefined array key in <b>handler</b><br />\n${body}`),
    ],
    'duplicate-key': ['has a key twice', () => text(repeatLastMember)],
    'lone-surrogate': [
      'has an unpaired surrogate in the text of an error',
      () => text((b) => (b.endsWith('"}') ? b.replace(/"\}$/, '\\ud800"}') : b)),
    ],
    'invalid-utf8': ['has a byte that is no UTF-8 in the text of an error', () => badByte],
    'unrequested-gzip': ['compresses although the request accepts no coding', () => gzip],
  }),
];
