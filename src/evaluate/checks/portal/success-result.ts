import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Schema } from '../../../contract/contract.ts';
import { validatorOf } from '../../../contract/oracle.ts';
import { pathOf, valueAt } from '../../../contract/pointer.ts';
import { isOwnMethod } from '../../../plan/own-method.ts';
import type { ResponseCheck } from '../../check.ts';
import { documented, type Fact, json, phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { responseFact } from '../../response-fact.ts';
import { withEmptyMaps } from '../../with-empty-maps.ts';

/** What the schema wants: the only value that it allows, or what it says of the place that is wrong. */
function expectedOf(success: Schema, { message = 'what the document says' }: ErrorObject): Fact {
  const result = valueAt(success, ['properties', 'result']);
  const only = valueAt(result, ['const']);
  return only === undefined ? phrase(message) : json(only);
}

/** A success of the method is HTTP 200, and its `result` is what the document says. */
export const successResult: ResponseCheck = {
  name: 'success-result',
  about:
    'Catches successes with another status than 200, or whose `result` is not what the schema `Success` says. An empty list passes for an object without members, because PHP writes both alike.',
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
    const body = response.body === null ? null : withEmptyMaps(contract.success, response.body);
    const wrong = valid(body)
      ? undefined
      : (valid.errors ?? []).find(
          ({ instancePath, params }) =>
            instancePath.startsWith('/result') || params['missingProperty'] === 'result',
        );
    if (wrong !== undefined) {
      findings.push(
        violation(seen, 'wrong-result', {
          expected: expectedOf(contract.success, wrong),
          received: json(valueAt(response.body, ['result', ...pathOf(wrong.instancePath).slice(1)])),
          pointer: wrong.instancePath === '' ? '/result' : wrong.instancePath,
        }),
      );
    }
    return findings;
  },
};
