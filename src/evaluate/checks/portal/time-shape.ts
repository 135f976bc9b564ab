import type { ResponseCheck } from '../../check.ts';
import { none, phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { schemaFindings } from '../../schema-findings.ts';

/** Where `time` stands it has the documented shape; where the edition promises it, it stands. */
export const timeShape: ResponseCheck = {
  name: 'time-shape',
  about:
    'Catches a `time` whose members are missing or of another type or form, and, in an edition that promises it, a success without `time`. Configure: the schema `Time` of `spec/envelope.yaml`.',
  scope: 'response',
  judge(seen, { contract }) {
    const { kind, body } = seen.response;
    if (kind !== 'success' || body === null) return null;
    if ('time' in body) return schemaFindings(seen, contract.time, body['time'], '/time');
    const { required } = contract.success as { readonly required?: readonly string[] };
    return required?.includes('time')
      ? [
          violation(seen, 'missing-member', {
            pointer: '/time',
            words: { member: '/time' },
            expected: phrase('the member'),
            received: none,
          }),
        ]
      : [];
  },
};
