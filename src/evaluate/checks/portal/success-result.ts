import { validatorOf } from '../../../contract/oracle.ts';
import type { AnswerCheck } from '../../check.ts';
import { shortJson } from '../../describe-answer.ts';
import { violation } from '../../make-finding.ts';
import { isOwnMethod } from '../../own-method.ts';

/** A success of the method is HTTP 200, and its `result` is what the document says. */
export const successResult: AnswerCheck = {
  name: 'success-result',
  scope: 'answer',
  judge(seen, { contract }) {
    const { answer, request } = seen;
    const status = answer.status ?? 0;
    const empty = answer.kind === 'unreadable' && status > 200 && status < 300;
    if ((answer.kind !== 'success' && !empty) || !isOwnMethod(request, contract)) return null;
    const findings = [];
    if (answer.status !== 200) {
      findings.push(
        violation(seen, 'wrong-status', {
          message: 'A success has another HTTP status than 200.',
          expected: '200',
          received: String(answer.status),
        }),
      );
    }
    const valid = validatorOf(contract.success);
    const wrong =
      !valid(answer.body) &&
      (valid.errors ?? []).some(
        ({ instancePath, params }) =>
          instancePath.startsWith('/result') || params['missingProperty'] === 'result',
      );
    if (wrong) {
      findings.push(
        violation(seen, 'wrong-result', {
          message: 'The result of a success is not the JSON boolean true.',
          expected: 'true',
          received: shortJson(answer.body?.['result']),
          pointer: '/result',
        }),
      );
    }
    return findings;
  },
};
