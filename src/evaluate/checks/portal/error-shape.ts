import type { ResponseCheck } from '../../check.ts';
import { json, phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { schemaFindings } from '../../schema-findings.ts';

/** An error carries its code and its description as non-empty strings, and no result. */
export const errorShape: ResponseCheck = {
  name: 'error-shape',
  about:
    'Catches errors without a code or a description in text, and errors that carry a result. The shape is the schema `Error` of `spec/envelope.yaml`, judged by Ajv.',
  scope: 'response',
  judge(seen, { contract }) {
    const { kind, body } = seen.response;
    if (kind !== 'error' || body === null) return null;
    const findings = schemaFindings(seen, contract.error, body);
    if ('result' in body) {
      findings.push(
        violation(seen, 'result-beside-error', {
          pointer: '/result',
          expected: phrase('no result'),
          received: json(body['result']),
        }),
      );
    }
    return findings;
  },
};
