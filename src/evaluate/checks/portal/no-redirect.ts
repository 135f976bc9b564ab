import { headerValues } from '../../../exchange/record/parse-response.ts';
import type { ResponseCheck } from '../../check.ts';
import { shorten } from '../../describe-response.ts';
import { violation } from '../../make-finding.ts';

/** The addressed portal answers itself. A redirect is recorded and never followed. */
export const noRedirect: ResponseCheck = {
  name: 'no-redirect',
  scope: 'response',
  judge(seen) {
    const { response, exchange } = seen;
    if (response.kind === 'none' || response.kind === 'foreign') return null;
    if (response.kind !== 'redirect') return [];
    const [location = 'nowhere'] = headerValues(exchange.response?.headers ?? [], 'location');
    return [
      violation(seen, 'redirect', {
        message: 'The portal sends the caller, and with it the credential, elsewhere.',
        expected: 'a response',
        received: shorten(`${response.status} to ${location}`),
      }),
    ];
  },
};
