import { validatorOf } from '../../../contract/oracle.ts';
import type { ResponseCheck } from '../../check.ts';
import { amount, type Fact, quote } from '../../fact.ts';
import type { Finding } from '../../finding.ts';
import type { findingCodes } from '../../finding-codes.ts';
import { violation } from '../../make-finding.ts';

interface Time {
  readonly start: number;
  readonly finish: number;
  readonly duration: number;
  readonly processing: number;
  readonly date_start: string;
  readonly date_finish: string;
  readonly operating_reset_at?: number;
}

/** Between two looks at a clock that shows fractions, in seconds. */
const measuring = 0.1;
/** The limiter counts in minutes: a reset further away is no Unix time in seconds. */
const farAway = 86_400;
/** Rounding of decimal fractions in binary, in seconds. */
const rounding = 0.01;

/** The figures of a well-shaped `time` agree with one another, within what whole seconds at either end allow. */
export const timeConsistent: ResponseCheck = {
  name: 'time-consistent',
  about:
    'Catches figures of a well-shaped `time` that contradict one another: milliseconds for seconds, a finish before the start, a date that is another instant. The limit is the slack that a whole-number `start` needs; a `start` with a fraction leaves a tenth of a second.',
  scope: 'response',
  judge(seen, { contract, clause }) {
    const { kind, body } = seen.response;
    if (kind !== 'success' || body === null) return null;
    if (!('time' in body)) return [];
    if (!validatorOf(contract.time)(body['time'])) return null;
    const time = body['time'] as unknown as Time;
    const whole = Number.isInteger(time.start) || Number.isInteger(time.finish);
    const earliest = whole ? Math.floor(time.start) : time.start - rounding;
    const slack = (clause.limits['seconds'] ?? 1) + rounding;
    const exact = whole ? slack : measuring;
    const findings: Finding[] = [];
    const disagree = (
      member: string,
      sentence: keyof (typeof findingCodes)['inconsistent-time']['says'],
      expected: Fact,
      received: number | string,
    ) =>
      findings.push(
        violation(seen, 'inconsistent-time', {
          sentence,
          words: { instant: member.slice(5) },
          pointer: `/time/${member}`,
          expected,
          received: typeof received === 'number' ? amount(received, '') : quote(received),
        }),
      );
    if (time.finish < earliest) disagree('finish', 'finish', amount(time.start, '', 'at least'), time.finish);
    const span = time.finish - time.start;
    if (Math.abs(time.duration - span) > exact)
      disagree('duration', 'duration', amount(span, '', 'about'), time.duration);
    if (time.processing > Math.max(span, time.duration) + exact) {
      disagree('processing', 'processing', amount(time.duration, '', 'at most'), time.processing);
    }
    for (const [member, instant] of [
      ['date_start', time.start],
      ['date_finish', time.finish],
    ] as const) {
      const said = Date.parse(time[member].replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) / 1000;
      if (!(Math.abs(said - Math.floor(instant)) <= slack))
        disagree(member, 'date', amount(instant, ''), time[member]);
    }
    const reset = time.operating_reset_at;
    if (reset !== undefined && reset < Math.floor(time.start))
      disagree('operating_reset_at', 'early-reset', amount(time.start, '', 'at least'), reset);
    if (reset !== undefined && reset > time.start + farAway)
      disagree('operating_reset_at', 'late-reset', amount(time.start + farAway, '', 'at most'), reset);
    return findings;
  },
};
