import { unavailable } from '../../../src/portal/generations/writing-responses.ts';
import { isDirect } from '../../../src/portal/interceptors/writing-call.ts';
import { refusal } from '../../../src/portal/pipeline/outcome.ts';
import { contentType } from '../deviations.ts';
import { must } from '../mutant.ts';

/** Portals that read a JSON body which is no JSON, or refuse it otherwise than promised. */
export const malformedJsonMutants = [
  ...must('encoding', 'malformed-json', {
    'cut-json-is-read': [
      'mends a JSON body that is cut off',
      () => ({
        outcome: (o, call) =>
          isDirect(call) &&
          call.bodyKind === 'unreadable' &&
          /chat\d+"?\}?$/.test(call.wire.body.toString('latin1'))
            ? unavailable
            : o,
      }),
    ],
    'commented-json-is-read': [
      'reads JSON with comments and trailing commas',
      () => ({
        outcome: (o, call) =>
          isDirect(call) &&
          call.bodyKind === 'unreadable' &&
          /\*\/|,\}/.test(call.wire.body.toString('latin1'))
            ? unavailable
            : o,
      }),
    ],
    'json-string-is-read': [
      'reads JSON that is a string with JSON in it',
      () => ({ outcome: (o, call) => (isDirect(call) && call.wire.body[0] === 0x22 ? unavailable : o) }),
    ],
    'form-as-json-is-read': [
      'reads a form that calls itself JSON',
      () => ({
        outcome: (o, call) =>
          isDirect(call) &&
          /json/.test(contentType(call)) &&
          /^DIALOG_ID=/.test(call.wire.body.toString('latin1'))
            ? unavailable
            : o,
      }),
    ],
    'bad-json-is-415': [
      'answers a JSON body that does not parse with 415',
      () => ({
        call: (call) =>
          isDirect(call) && call.bodyKind === 'unreadable' && call.wire.body.length > 12
            ? refusal(415, 'DIALOG_ID_EMPTY', 'No')
            : undefined,
      }),
    ],
  }),
];
