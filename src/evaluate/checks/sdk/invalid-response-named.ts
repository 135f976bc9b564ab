import type { SurfacedError } from '../../../sdk/protocol.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { outcomeWords, sdkViolation } from '../../sdk/sdk-finding.ts';

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
        sdkViolation(last, 'accident', {
          message: 'The error tells of an accident inside the SDK, not of the response.',
          expected: 'an error that says that the response is invalid',
          received: outcomeWords(reply),
        }),
      ];
    if (error.http_status === status) return [];
    return [
      sdkViolation(last, error.http_status == null ? 'invalid-without-status' : 'invalid-with-other-status', {
        message: 'The error does not tell the status of the invalid answer.',
        expected: String(status),
        received: error.http_status == null ? outcomeWords(reply) : String(error.http_status),
      }),
    ];
  },
};
