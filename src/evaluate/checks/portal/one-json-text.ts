import { bodyBytes, decodedBytes, headerValues } from '../../../exchange/record/parse-response.ts';
import type { Observation, ResponseCheck } from '../../check.ts';
import { shorten, shortJson } from '../../describe-response.ts';
import type { Finding } from '../../finding.ts';
import { jsonTextFlaws } from '../../json-text.ts';
import { violation } from '../../make-finding.ts';
import { breaksFraming } from '../../unmet-precondition.ts';

const expected = 'one JSON object in UTF-8';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const codings: ReadonlySet<string> = new Set(['gzip', 'x-gzip', 'deflate', 'br']);

const flawWords = {
  'repeated-member': 'A member is there twice.',
  'lone-surrogate': 'A text contains half of a surrogate pair, which is no Unicode text.',
  'too-deep': 'The JSON text is nested too deeply to be walked.',
} as const;

function textFindings(seen: Observation, text: string): Finding[] {
  if (text.startsWith('\uFEFF')) {
    return [
      violation(seen, 'byte-order-mark', {
        message: 'The body begins with a byte order mark.',
        expected,
        received: 'EF BB BF',
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
        message: 'The body is no JSON text.',
        expected,
        received: shorten(text === '' ? 'nothing' : `${text} (${why})`),
      }),
    ];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [
      violation(seen, 'no-object', {
        message: 'The body is JSON but no object.',
        expected,
        received: shortJson(value),
      }),
    ];
  }
  return jsonTextFlaws(text).map(({ code, pointer, name }) =>
    violation(seen, code, {
      message: flawWords[code],
      pointer,
      expected,
      received: name === '' ? pointer : name,
    }),
  );
}

/** A body that breaks off again when the request is repeated was not cut by the network. */
function breaksOff({ exchange }: Observation): boolean {
  const again = exchange.confirmation?.again;
  return (
    exchange.response?.complete === false &&
    (again == null || again.response?.complete === false) &&
    exchange.confirmation !== undefined
  );
}

/** The body is exactly one well-formed JSON object, of the declared length, in no coding that was not asked for. */
export const oneJsonText: ResponseCheck = {
  name: 'one-json-text',
  scope: 'response',
  judge(seen) {
    const { response, exchange, request } = seen;
    const { response: message, failure } = exchange;
    if (breaksFraming(seen)) {
      return [
        violation(seen, 'broken-framing', {
          message: 'The response breaks the rules of HTTP, so that it cannot be taken apart.',
          expected: 'an HTTP/1.1 message',
          received: failure?.code ?? '',
        }),
      ];
    }
    if (message === null || response.kind === 'redirect') return null;
    if (failure !== null || !message.complete) {
      return breaksOff(seen)
        ? [
            violation(seen, 'truncated-body', {
              message: 'The body ends before the length that the headers declare, each time.',
              expected: 'a body of the declared length',
              received: `${message.body.bytes} bytes`,
            }),
          ]
        : null;
    }
    if (response.kind === 'foreign' || message.body.capped) return null;
    const findings: Finding[] = [];
    const coding = headerValues(message.headers, 'content-encoding').join(',').trim().toLowerCase();
    const asked = request.acceptEncoding.toLowerCase();
    if (coding !== 'identity' && !asked.includes(coding) && asked !== '*') {
      findings.push(
        violation(seen, 'unrequested-content-coding', {
          message: 'The body is in a coding that was not asked for.',
          expected: asked,
          received: coding,
        }),
      );
    }
    const packed = bodyBytes(message.body);
    const bytes = decodedBytes(packed, coding);
    if (findings.length === 0 && codings.has(coding) && bytes === packed && packed.length > 0) {
      findings.push(
        violation(seen, 'invalid-content-coding', {
          message: 'The body is not in the coding that it is declared in.',
          expected: coding,
          received: shorten(packed.toString('latin1')),
        }),
      );
    }
    let text: string;
    try {
      text = utf8.decode(bytes);
    } catch {
      return [
        ...findings,
        violation(seen, 'invalid-utf-8', {
          message: 'The body is not valid UTF-8.',
          expected,
          received: shorten(bytes.toString('latin1')),
        }),
      ];
    }
    return [...findings, ...textFindings(seen, text)];
  },
};
