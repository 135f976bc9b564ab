import type { ResponseCheck } from '../../check.ts';
import { shortJson } from '../../describe-response.ts';
import { violation } from '../../make-finding.ts';
import { schemaFindings } from '../../schema-findings.ts';

/** An error carries its code and its description as non-empty strings, and no result. */
export const errorShape: ResponseCheck = {
  name: 'error-shape',
  scope: 'response',
  judge(seen, { contract }) {
    const { kind, body } = seen.response;
    if (kind !== 'error' || body === null) return null;
    const findings = schemaFindings(seen, contract.error, body);
    if ('result' in body) {
      findings.push(
        violation(seen, 'result-beside-error', {
          message: 'The response has an error and a result at once.',
          pointer: '/result',
          expected: 'no result',
          received: shortJson(body['result']),
        }),
      );
    }
    return findings;
  },
};
