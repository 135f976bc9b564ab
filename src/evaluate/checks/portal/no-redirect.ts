import { headerValues } from '../../../exchange/record/parse-response.ts';
import type { ResponseCheck } from '../../check.ts';
import { phrase, quote } from '../../fact.ts';
import { violation } from '../../make-finding.ts';

/** The addressed portal answers itself. A redirect is recorded and never followed. */
export const noRedirect: ResponseCheck = {
  name: 'no-redirect',
  about: 'Catches 3xx responses. They are recorded and not followed, so no credential goes along.',
  scope: 'response',
  judge(seen) {
    const { response, exchange } = seen;
    if (response.kind === 'none' || response.kind === 'foreign') return null;
    if (response.kind !== 'redirect') return [];
    const [location = 'nowhere'] = headerValues(exchange.response?.headers ?? [], 'location');
    return [
      violation(seen, 'redirect', {
        expected: phrase('a response'),
        received: quote(`${response.status} to ${location}`),
      }),
    ];
  },
};
