import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { responseWords, sdkFinding, sdkViolation } from '../../sdk/sdk-finding.ts';
import { sentRequest } from '../../sdk/sent-parameters.ts';

/** Whether an expired token leads to a new one, and the new one to a success. */
export const tokenRenewed: SdkCheck = {
  name: 'token-renewed',
  judge({ calls, wire, scenario }, { hello }) {
    const expired = calls.find(({ response }) => response.status === 401);
    if (expired === undefined) return null;
    const renewals = wire.filter(({ note }) => note.kind === 'token');
    const expected = 'a renewal, and the call again with the new token';
    if (renewals.length === 0)
      return [
        sdkFinding(expired, 'not-renewed', hello.proxy === 'none' ? 'undecided' : 'violation', {
          message: 'The token is not renewed where the portal can see it.',
          expected,
          received: `no request to the token endpoint after ${responseWords(expired)}`,
        }),
      ];
    const last = calls.at(-1) ?? expired;
    const { token } = sentRequest(last.exchange, scenario.method);
    if (token === '[redacted:renewed-access-token]' && last.response.kind === 'success') return [];
    return [
      sdkViolation(last, 'renewed-in-vain', {
        message: 'The token is renewed, and the call is not made again with it.',
        expected,
        received: `${renewals.length} renewal, and ${calls.length} calls, the last answered ${responseWords(last)}`,
      }),
    ];
  },
};
