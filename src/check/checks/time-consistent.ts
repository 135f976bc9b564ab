import { validatorOf } from '../../contract/oracle.ts';
import type { AnswerCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { violation } from '../make-finding.ts';

interface Time {
  readonly start: number;
  readonly finish: number;
  readonly duration: number;
  readonly processing: number;
  readonly date_start: string;
  readonly date_finish: string;
  readonly operating_reset_at?: number;
}

/** Rounding of decimal fractions in binary, in seconds. */
const rounding = 0.01;

/** The figures of a well-shaped `time` agree with one another, within what a whole-number start allows. */
export const timeConsistent: AnswerCheck = {
  name: 'time-consistent',
  scope: 'answer',
  judge(seen, { contract, clause }) {
    const { kind, body } = seen.answer;
    if (kind !== 'success' || body === null) return null;
    if (!('time' in body)) return [];
    if (!validatorOf(contract.time)(body['time'])) return null;
    const time = body['time'] as unknown as Time;
    const slack = (clause.limits['seconds'] ?? 1) + rounding;
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
    if (time.finish < Math.floor(time.start))
      disagree('finish', 'The call ends before it begins.', `at least ${time.start}`, time.finish);
    const span = time.finish - time.start;
    if (Math.abs(time.duration - span) > slack)
      disagree(
        'duration',
        'The duration is not the time from start to finish.',
        `about ${span}`,
        time.duration,
      );
    if (time.processing > Math.max(span, time.duration) + slack) {
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
    return findings;
  },
};
