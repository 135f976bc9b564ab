import { phrase } from '../../fact.ts';
import { makeFinding, violation } from '../../make-finding.ts';
import { responseWords } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { sentRequest } from '../../sdk/sent-parameters.ts';

/** Whether an expired token leads to a new one, and the new one to a success. */
export const tokenRenewed: SdkCheck = {
  name: 'token-renewed',
  judge({ calls, wire, scenario }, { handshake }) {
    const expired = calls.find(({ response }) => response.status === 401);
    if (expired === undefined) return null;
    const renewals = wire.filter(({ note }) => note.kind === 'token');
    const expected = phrase('a renewal, and the call again with the new token');
    if (renewals.length === 0)
      return [
        makeFinding(expired, 'not-renewed', handshake.proxy === 'none' ? 'undecided' : 'violation', {
          expected,
          received: phrase(`no request to the token endpoint after ${responseWords(expired)}`),
        }),
      ];
    const last = calls.at(-1) ?? expired;
    const { token } = sentRequest(last.exchange, scenario.method);
    if (token === '[redacted:renewed-access-token]' && last.response.kind === 'success') return [];
    return [
      violation(last, 'renewed-in-vain', {
        expected,
        received: phrase(
          `${renewals.length} renewals and ${calls.length} calls, the last of which got ${responseWords(last)}`,
        ),
      }),
    ];
  },
};
