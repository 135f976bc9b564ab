import { headerValues } from '../../../exchange/record/parse-response.ts';
import { amount } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

const toleranceMs = 50;

/** Whether a repeat waits as long as it was asked to. */
export const retryAfterHonoured: SdkCheck = {
  name: 'retry-after-honoured',
  judge({ calls }) {
    const [first, second] = calls;
    if (first === undefined || second === undefined) return null;
    const seconds = Number(headerValues(first.exchange.response?.headers ?? [], 'retry-after')[0] ?? 'none');
    if (!Number.isFinite(seconds)) return null;
    const pause = second.note.at - (first.note.respondedAt ?? first.note.at);
    if (pause >= seconds * 1000 - toleranceMs) return [];
    return [
      violation(second, 'retry-after-ignored', {
        expected: amount(seconds, 's', 'at least'),
        received: amount(Number((pause / 1000).toFixed(1)), 's'),
      }),
    ];
  },
};
