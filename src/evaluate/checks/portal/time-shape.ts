import type { ResponseCheck } from '../../check.ts';
import { violation } from '../../make-finding.ts';
import { schemaFindings } from '../../schema-findings.ts';

/** Where `time` stands it has the documented shape; where the edition promises it, it stands. */
export const timeShape: ResponseCheck = {
  name: 'time-shape',
  scope: 'response',
  judge(seen, { contract }) {
    const { kind, body } = seen.response;
    if (kind !== 'success' || body === null) return null;
    if ('time' in body) return schemaFindings(seen, contract.time, body['time'], '/time');
    const { required } = contract.success as { readonly required?: readonly string[] };
    return required?.includes('time')
      ? [
          violation(seen, 'missing-member', {
            message: 'The member /time is missing.',
            pointer: '/time',
            expected: 'the member',
            received: 'nothing',
          }),
        ]
      : [];
  },
};
