import { dialogText, isWriting } from '../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import type { Outcome } from '../../../src/portal/pipeline/outcome.ts';
import type { PortalResponse } from '../../../src/portal/pipeline/response.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { faulty, must, should } from '../mutant.ts';

/** Adds to the text of each refusal of `im.dialog.writing`. */
function says(addition: (call: RestCall) => string): Interceptor {
  return {
    outcome(outcome: Outcome, call: RestCall) {
      const added = outcome.kind === 'refusal' && isWriting(call) ? addition(call) : '';
      return outcome.kind === 'refusal' && added !== ''
        ? { ...outcome, description: `${outcome.description} ${added}` }
        : outcome;
    },
  };
}

function header(name: string, value: (call: RestCall) => string | undefined): Interceptor {
  return {
    response(response: PortalResponse, _outcome: Outcome, call: RestCall) {
      const text = value(call);
      return text === undefined ? response : { ...response, headers: { ...response.headers, [name]: text } };
    },
  };
}

/** Portals that tell what they should keep. */
export const leakMutants = [
  ...must('security', 'no-leak', {
    ...faulty('leaks-webhook-code'),
    'leaks-code-in-body': [
      'repeats the credential in the text of an error',
      () => says((call) => call.credential?.secret ?? ''),
    ],
    'stack-trace': [
      'shows a stack trace in the text of an error',
      () =>
        says(
          () =>
            '#0 /home/bitrix/www/bitrix/modules/rest/lib/handler.php(120): Handler->process(Array) #1 {main}',
        ),
    ],
    'sql-in-description': [
      'shows a query in the text of an error',
      () =>
        says(() => "(1064) You have an error in your SQL syntax: SELECT ID FROM b_im_chat WHERE ID = 'x'"),
    ],
    'path-in-description': [
      'shows a file path in the text of an error',
      () => says(() => 'in /home/bitrix/www/bitrix/modules/im/dialog.php'),
    ],
    'internal-host-header': [
      'names an internal host in a header',
      () => header('X-Backend-Server', () => 'php-03.bitrix.internal'),
    ],
  }),
  ...should('security', 'no-echo', {
    'echoes-input': [
      'repeats DIALOG_ID in the text of an error',
      () => says((call) => dialogText(call).slice(0, 1000)),
    ],
  }),
];
