import { headerValues } from '../../../exchange/record/read-answer.ts';
import type { AnswerCheck } from '../../check.ts';
import { shorten } from '../../describe-answer.ts';
import { violation } from '../../make-finding.ts';

/** The addressed portal answers itself. A redirect is recorded and never followed. */
export const noRedirect: AnswerCheck = {
  name: 'no-redirect',
  scope: 'answer',
  judge(seen) {
    const { answer, exchange } = seen;
    if (answer.kind === 'none' || answer.kind === 'foreign') return null;
    if (answer.kind !== 'redirect') return [];
    const [location = 'nowhere'] = headerValues(exchange.response?.headers ?? [], 'location');
    return [
      violation(seen, 'redirect', {
        message: 'The portal sends the caller, and with it the credential, elsewhere.',
        expected: 'an answer',
        received: shorten(`${answer.status} to ${location}`),
      }),
    ];
  },
};
