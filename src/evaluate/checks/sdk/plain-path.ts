import { phrase, quote } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { sentRequest } from '../../sdk/sent-parameters.ts';

/** Two slashes in a row. Portals let it pass; proxies need not. */
export const plainPath: SdkCheck = {
  name: 'plain-path',
  judge({ calls, scenario }) {
    if (calls.length === 0) return null;
    const odd = calls.find((call) => sentRequest(call.exchange, scenario.method).hasEmptySegment);
    if (odd === undefined) return [];
    return [
      violation(odd, 'empty-segment', {
        expected: phrase('a path without two slashes in a row'),
        received: quote(odd.exchange.request.url),
      }),
    ];
  },
};
