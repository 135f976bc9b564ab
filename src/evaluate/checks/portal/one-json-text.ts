import { allowsCoding, contentCodings } from '../../../exchange/record/content-coding.ts';
import type { RecordedResponse } from '../../../exchange/record/exchange.ts';
import { bodyBytes, contentOf, headerValues } from '../../../exchange/record/parse-response.ts';
import type { Observation, ResponseCheck } from '../../check.ts';
import { amount, type Fact, json, none, phrase, quote } from '../../fact.ts';
import type { Finding } from '../../finding.ts';
import { jsonTextFlaws } from '../../json-text.ts';
import { makeFinding, violation } from '../../make-finding.ts';
import { breaksFraming, breaksOff } from '../../responsible.ts';

const expected = phrase('one JSON object in UTF-8');
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textFindings(seen: Observation, text: string): Finding[] {
  if (text.startsWith('\uFEFF')) {
    return [
      violation(seen, 'byte-order-mark', {
        expected,
        received: phrase('EF BB BF'),
      }),
    ];
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    return [
      violation(seen, 'no-json', {
        expected,
        received: text === '' ? none : quote(`${text} (${why})`),
      }),
    ];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [
      violation(seen, 'no-object', {
        expected,
        received: json(value),
      }),
    ];
  }
  return jsonTextFlaws(text).map(({ code, pointer, name }) =>
    violation(seen, code, {
      pointer,
      expected,
      received: quote(name === '' ? pointer : name),
    }),
  );
}

/** The body without its content codings, and what is wrong with those. */
function codingFindings(
  seen: Observation,
  message: RecordedResponse,
): { readonly bytes: Buffer; readonly findings: readonly Finding[] } {
  const { acceptEncoding } = seen.request;
  const codings = contentCodings(headerValues(message.headers, 'content-encoding'));
  const { bytes, decoding } = contentOf(message);
  const received: Fact = { kind: 'codings', codings };
  const unrequested = codings.filter((coding) => !allowsCoding(acceptEncoding, coding));
  if (unrequested.length > 0) {
    const findings = [
      violation(seen, 'unrequested-content-coding', { expected: phrase(acceptEncoding), received }),
    ];
    return { bytes, findings };
  }
  if (decoding === 'invalid' || decoding === 'too-long') {
    const findings = [
      violation(seen, 'invalid-content-coding', {
        expected: received,
        received: quote(bodyBytes(message.body).toString('latin1')),
      }),
    ];
    return { bytes, findings };
  }
  if (decoding !== 'raw-deflate') return { bytes, findings: [] };
  const findings = [
    makeFinding(seen, 'raw-deflate', 'alternative', {
      expected: phrase('deflate data in the zlib format'),
      received: phrase('raw deflate data'),
    }),
  ];
  return { bytes, findings };
}

/** The body is exactly one well-formed JSON object, of the declared length, in no coding that was not asked for. */
export const oneJsonText: ResponseCheck = {
  name: 'one-json-text',
  about:
    'Catches bodies that are not exactly one JSON object in UTF-8. Parsers in use overlook most of these.',
  scope: 'response',
  judge(seen) {
    const { response, exchange } = seen;
    const { response: message, failure } = exchange;
    if (breaksFraming(seen)) {
      return [
        violation(seen, 'broken-framing', {
          expected: phrase('an HTTP/1.1 message'),
          received: phrase(failure?.code ?? 'other bytes'),
        }),
      ];
    }
    if (message === null || response.kind === 'redirect') return null;
    if (failure !== null || !message.complete) {
      return breaksOff(seen)
        ? [
            violation(seen, 'truncated-body', {
              expected: phrase('a body of the declared length'),
              received: amount(message.body.bytes, 'bytes'),
            }),
          ]
        : null;
    }
    if (response.kind === 'foreign' || message.body.capped) return null;
    const { bytes, findings } = codingFindings(seen, message);
    let text: string;
    try {
      text = utf8.decode(bytes);
    } catch {
      return [
        ...findings,
        violation(seen, 'invalid-utf-8', {
          expected,
          received: quote(bytes.toString('latin1')),
        }),
      ];
    }
    return [...findings, ...textFindings(seen, text)];
  },
};
