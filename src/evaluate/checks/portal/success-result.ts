import { validatorOf } from '../../../contract/oracle.ts';
import { isOwnMethod } from '../../../plan/own-method.ts';
import type { ResponseCheck } from '../../check.ts';
import { shortJson } from '../../describe-response.ts';
import { violation } from '../../make-finding.ts';

/** A success of the method is HTTP 200, and its `result` is what the document says. */
export const successResult: ResponseCheck = {
  name: 'success-result',
  scope: 'response',
  judge(seen, { contract }) {
    const { response, request } = seen;
    const status = response.status ?? 0;
    const empty = response.kind === 'unreadable' && status > 200 && status < 300;
    if ((response.kind !== 'success' && !empty) || !isOwnMethod(request, contract)) return null;
    const findings = [];
    if (response.status !== 200) {
      findings.push(
        violation(seen, 'wrong-status', {
          message: 'A success has another HTTP status than 200.',
          expected: '200',
          received: String(response.status),
        }),
      );
    }
    const valid = validatorOf(contract.success);
    const wrong =
      !valid(response.body) &&
      (valid.errors ?? []).some(
        ({ instancePath, params }) =>
          instancePath.startsWith('/result') || params['missingProperty'] === 'result',
      );
    if (wrong) {
      findings.push(
        violation(seen, 'wrong-result', {
          message: 'The result of a success is not the JSON boolean true.',
          expected: 'true',
          received: shortJson(response.body?.['result']),
          pointer: '/result',
        }),
      );
    }
    return findings;
  },
};
