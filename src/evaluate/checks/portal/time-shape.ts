import type { AnswerCheck } from '../../check.ts';
import { violation } from '../../make-finding.ts';
import { schemaFindings } from '../../schema-findings.ts';

/** Where `time` stands it has the documented shape; where the edition promises it, it stands. */
export const timeShape: AnswerCheck = {
  name: 'time-shape',
  scope: 'answer',
  judge(seen, { contract }) {
    const { kind, body } = seen.answer;
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
