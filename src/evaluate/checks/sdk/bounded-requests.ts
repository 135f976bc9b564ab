import { amount } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { responseWords } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** How many requests, and how many renewals of the token, one call leads to. */
export const boundedRequests: SdkCheck = {
  name: 'bounded-requests',
  judge({ calls, wire, scenario, record }, { clause }) {
    const { requests = 10, renewals = 1 } = clause.limits;
    const { count } = scenario.repeat;
    const tokens = wire.filter(({ note }) => note.kind === 'token');
    // The wire of a record is cut; what was cut off is counted.
    const sent = calls.length + (record.omitted?.call ?? 0);
    const renewed = tokens.length + (record.omitted?.token ?? 0);
    return [
      ...(sent > requests * count
        ? [
            violation(calls.at(-1) ?? null, 'too-many-requests', {
              words: { response: responseWords(calls[0] ?? null) },
              expected: amount(requests, 'requests a call', 'at most'),
              received: amount(sent / count, 'requests a call'),
            }),
          ]
        : []),
      ...(renewed > renewals * count
        ? [
            violation(tokens.at(-1) ?? null, 'too-many-renewals', {
              expected: amount(renewals, 'renewals a call', 'at most'),
              received: amount(renewed / count, 'renewals a call'),
            }),
          ]
        : []),
    ];
  },
};
