import { validatorOf } from '../../../contract/oracle.ts';
import type { ResponseCheck } from '../../check.ts';
import type { Finding } from '../../finding.ts';
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
    const disagree = (member: string, message: string, expected: string, received: number | string) =>
      findings.push(
        violation(seen, 'inconsistent-time', {
          message,
          pointer: `/time/${member}`,
          expected,
          received: String(received),
        }),
      );
    if (time.finish < earliest)
      disagree('finish', 'The call ends before it begins.', `at least ${time.start}`, time.finish);
    const span = time.finish - time.start;
    if (Math.abs(time.duration - span) > exact)
      disagree(
        'duration',
        'The duration is not the time from start to finish.',
        `about ${span}`,
        time.duration,
      );
    if (time.processing > Math.max(span, time.duration) + exact) {
      disagree(
        'processing',
        'The processing takes longer than the call.',
        `at most ${time.duration}`,
        time.processing,
      );
    }
    for (const [member, instant] of [
      ['date_start', time.start],
      ['date_finish', time.finish],
    ] as const) {
      const said = Date.parse(time[member].replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) / 1000;
      if (!(Math.abs(said - Math.floor(instant)) <= slack))
        disagree(
          member,
          `The date is not the instant that ${member.slice(5)} names.`,
          String(instant),
          time[member],
        );
    }
    const reset = time.operating_reset_at;
    if (reset !== undefined && reset < Math.floor(time.start))
      disagree(
        'operating_reset_at',
        'The limit is reset before the call begins.',
        `at least ${time.start}`,
        reset,
      );
    if (reset !== undefined && reset > time.start + farAway)
      disagree(
        'operating_reset_at',
        'The limit is reset in a far future.',
        `at most ${time.start + farAway}`,
        reset,
      );
    return findings;
  },
};
