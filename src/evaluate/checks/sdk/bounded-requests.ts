import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { responseWords, sdkViolation } from '../../sdk/sdk-finding.ts';

/** How many requests, and how many renewals of the token, one call leads to. */
export const boundedRequests: SdkCheck = {
  name: 'bounded-requests',
  judge({ calls, wire, scenario }, { clause }) {
    const { requests = 10, renewals = 1 } = clause.limits;
    const { count } = scenario.repeat;
    const tokens = wire.filter(({ note }) => note.kind === 'token');
    return [
      ...(calls.length > requests * count
        ? [
            sdkViolation(calls.at(-1) ?? null, 'too-many-requests', {
              message: `One call leads to a great many requests, each answered ${responseWords(calls[0] ?? null)}.`,
              expected: `at most ${requests} requests a call`,
              received: `${calls.length} requests for ${count === 1 ? 'one call' : `${count} calls`}`,
            }),
          ]
        : []),
      ...(tokens.length > renewals * count
        ? [
            sdkViolation(tokens.at(-1) ?? null, 'too-many-renewals', {
              message: 'The access token is renewed again and again.',
              expected: `at most ${renewals} renewal a call`,
              received: `${tokens.length} requests to the token endpoint`,
            }),
          ]
        : []),
    ];
  },
};
