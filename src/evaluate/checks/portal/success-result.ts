import { validatorOf } from '../../../contract/oracle.ts';
import { isOwnMethod } from '../../../plan/own-method.ts';
import type { ResponseCheck } from '../../check.ts';
import { documented, json } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { responseFact } from '../../response-fact.ts';

/** A success of the method is HTTP 200, and its `result` is what the document says. */
export const successResult: ResponseCheck = {
  name: 'success-result',
  about:
    'Catches successes with another status than 200, or whose `result` is not what the schema `Success` says.',
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
          sentence: 'success-result',
          expected: documented([{ status: 200 }]),
          received: responseFact(seen),
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
          expected: json(true),
          received: json(response.body?.['result']),
          pointer: '/result',
        }),
      );
    }
    return findings;
  },
};
