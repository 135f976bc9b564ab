import { dialogText, isDirect, refusedWith } from '../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import type { Instead } from '../../../src/portal/pipeline/response.ts';
import { faulty, must } from '../mutant.ts';

const page = { 'Content-Type': 'text/html; charset=utf-8' };

/** Responses differently where the DIALOG_ID of a direct call meets a condition. */
function on(holds: (dialog: string) => boolean, instead: Instead): Interceptor {
  return {
    response: (response, _outcome, call) => (isDirect(call) && holds(dialogText(call)) ? instead : response),
  };
}

const json = { 'Content-Type': 'application/json; charset=utf-8' };
const internalError = '{"error":"INTERNAL_SERVER_ERROR","error_description":"Internal server error"}';

/** Portals that some input brings down, or sends elsewhere. */
export const crashMutants = [
  ...must('robustness', 'no-crash', {
    'crashes-on-nul': [
      'answers a NUL byte in DIALOG_ID with status 500',
      () => on((dialog) => dialog.includes('\0'), { status: 500, headers: json, body: internalError }),
    ],
    'drops-on-quote': [
      'closes the connection on a double quote in DIALOG_ID',
      () => on((dialog) => /"/.test(dialog), 'drop'),
    ],
    ...faulty('fails-on-long-input'),
  }),
  ...must('proxy', 'no-redirect', {
    'redirects-malformed': [
      'sends a malformed DIALOG_ID such as `abc` to a login page',
      () => ({
        response: (response, outcome, call) =>
          isDirect(call) && refusedWith('DIALOG_ID_EMPTY', outcome) && /^[a-z]+$/i.test(dialogText(call))
            ? { status: 302, headers: { ...page, Location: '/auth/?login=yes' }, body: '' }
            : response,
      }),
    ],
  }),
];
