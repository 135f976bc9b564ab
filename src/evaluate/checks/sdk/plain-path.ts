import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { sdkViolation } from '../../sdk/sdk-finding.ts';
import { sentRequest } from '../../sdk/sent-parameters.ts';

/** Two slashes in a row. Portals let it pass; proxies need not. */
export const plainPath: SdkCheck = {
  name: 'plain-path',
  judge({ calls, scenario }) {
    if (calls.length === 0) return null;
    const odd = calls.find((call) => sentRequest(call.exchange, scenario.method).hasEmptySegment);
    if (odd === undefined) return [];
    return [
      sdkViolation(odd, 'empty-segment', {
        message: 'The path has an empty segment.',
        expected: 'a path without two slashes in a row',
        received: odd.exchange.request.url,
      }),
    ];
  },
};
