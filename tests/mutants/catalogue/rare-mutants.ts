import { written } from '../../../src/portal/generations/writing-responses.ts';
import { dialogText, isDirect, refusedWith, rewrite } from '../../../src/portal/interceptors/writing-call.ts';
import { refusal } from '../../../src/portal/pipeline/outcome.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { dropDialog } from '../deviations.ts';
import { must } from '../mutant.ts';

const internalError = {
  status: 500,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: '{"error":"INTERNAL_SERVER_ERROR","error_description":"Internal server error"}',
} as const;

const startsWithIdAndNul = (text: string) =>
  text.includes('\0') && /^chat[1-9]\d*$/.test(text.split('\0', 1)[0] ?? '');

const hasUnknownParameter = (call: RestCall) =>
  [...call.params.keys()].some((name) => /^(?:note|comment|flavour|zeta|x_trace)$/i.test(name));

/** Portals that are wrong for few requests, which no planned case sends: generated ones find them. */
export const rareMutants = [
  ...must('robustness', 'no-crash', {
    'crashes-on-long-umlauts': [
      'answers a DIALOG_ID of more than 37 characters with an `ö` among them with status 500',
      () => ({
        response: (response, _outcome, call) =>
          isDirect(call) && dialogText(call).length > 37 && dialogText(call).includes('ö')
            ? internalError
            : response,
      }),
    ],
  }),
  ...must('robustness', 'dialog-id-malformed', {
    'takes-digits-of-other-scripts': [
      'takes Persian, Devanagari, Bengali and Thai digits for digits',
      () =>
        rewrite(
          (o, call) =>
            refusedWith('DIALOG_ID_EMPTY', o) !== undefined &&
            /^[\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]+$/.test(dialogText(call)),
          written,
        ),
    ],
  }),
  ...must('robustness', 'chat-id-malformed', {
    'reads-ids-up-to-nul': [
      'reads the id of a chat up to a NUL byte and forgets what follows',
      () =>
        rewrite(
          (o, call) => refusedWith('CHAT_ID_EMPTY', o) !== undefined && startsWithIdAndNul(dialogText(call)),
          written,
        ),
    ],
  }),
  ...must('robustness', 'dialog-id-missing', {
    'unknown-parameter-is-an-error': [
      'answers with a code of its own where only a parameter stands that it does not know',
      () =>
        rewrite(
          (o, call) =>
            (refusedWith('DIALOG_ID_EMPTY', o) ?? refusedWith('CHAT_ID_EMPTY', o)) !== undefined &&
            dialogText(call) === '' &&
            ![...call.params.keys()].some((name) => name.toUpperCase() === 'DIALOG_ID') &&
            hasUnknownParameter(call),
          refusal(400, 'UNKNOWN_PARAMETER', 'There is no such parameter'),
        ),
    ],
  }),
  ...must('robustness', 'same-by-any-encoding', {
    'loses-what-comes-twice': [
      'reads no DIALOG_ID where it stands in the body and in the query',
      () => ({
        call(call: RestCall) {
          const twice = /(?:^|&)DIALOG_ID=/i.test(call.wire.query) && call.wire.body.includes('DIALOG_ID');
          if (isDirect(call) && twice) dropDialog(call);
          return undefined;
        },
      }),
    ],
  }),
];
