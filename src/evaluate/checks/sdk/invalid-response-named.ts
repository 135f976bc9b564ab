import type { SurfacedError } from '../../../sdk/protocol.ts';
import { phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { replyFact } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

const accidentalTypes =
  /^(?:\w+\.)*(?:TypeError|ReferenceError|RangeError|KeyError|IndexError|AttributeError|NullPointerException|NilError)$/;
const accidentalTexts =
  /cannot (?:read|destructure|convert|use 'in' operator)|is not (?:a function|iterable|an object)|of (?:undefined|null)\b|undefined (?:index|array key|property)|object is not subscriptable/i;

/** Errors that tell of a slip in the SDK's own code rather than of the response. */
function isAccident({ type, message }: SurfacedError): boolean {
  return accidentalTypes.test(type ?? '') || accidentalTexts.test(message ?? '');
}

/** What the caller learns of a response that is no REST response. */
export const invalidResponseNamed: SdkCheck = {
  name: 'invalid-response-named',
  judge({ last, record }) {
    const { reply } = record;
    if (last === null || !['unreadable', 'foreign'].includes(last.response.kind)) return null;
    if (reply?.outcome !== 'error') return null;
    const status = last.exchange.response?.status;
    const error = reply.error ?? {};
    if (isAccident(error))
      return [
        violation(last, 'accident', {
          expected: phrase('an error that says that the response is invalid'),
          received: replyFact(reply),
        }),
      ];
    if (error.http_status === status) return [];
    return [
      violation(last, error.http_status == null ? 'invalid-without-status' : 'invalid-with-other-status', {
        expected: { kind: 'status', status: status ?? null },
        received:
          error.http_status == null ? replyFact(reply) : { kind: 'status', status: error.http_status },
      }),
    ];
  },
};
