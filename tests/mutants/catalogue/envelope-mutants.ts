import { changeTime, type Members } from '../deviations.ts';
import { faulty, must, should } from '../mutant.ts';

const numberOf = (time: Members, name: string) => Number(time[name]);

function numbersAsText(time: Members): Members {
  return Object.fromEntries(Object.entries(time).map(([name, value]) => [name, String(value)]));
}

function withoutZone(time: Members): Members {
  const cut = (name: string) => String(time[name]).slice(0, 19);
  return { ...time, date_start: cut('date_start'), date_finish: cut('date_finish') };
}

function inMilliseconds(time: Members): Members {
  const scaled = (name: string) => numberOf(time, name) * 1000;
  return {
    ...time,
    start: scaled('start'),
    finish: scaled('finish'),
    duration: scaled('duration'),
    processing: scaled('processing'),
  };
}

function anHourLater(time: Members): Members {
  const date = String(time['date_start']);
  const later = new Date(Date.parse(`${date.slice(0, 19)}Z`) + 3_600_000).toISOString().slice(0, 19);
  return { ...time, date_start: later + date.slice(19) };
}

/** Portals whose envelope is wrong in its members, not in its encoding. */
export const envelopeMutants = [
  ...must('schema', 'error-shape', {
    'empty-description': [
      'leaves error_description empty',
      () => ({
        outcome: (outcome) => (outcome.kind === 'refusal' ? { ...outcome, description: '' } : outcome),
      }),
    ],
    'result-beside-error': [
      'puts `result: true` beside the error',
      () => ({ envelope: (envelope) => ('error' in envelope ? { result: true, ...envelope } : envelope) }),
    ],
    'no-description': [
      'leaves error_description out',
      () => ({
        envelope: ({ error_description: _, ...others }) => others,
      }),
    ],
  }),
  ...must('schema', 'time-shape', {
    'time-as-strings': ['gives the numbers of `time` as strings', () => changeTime(numbersAsText)],
    'time-without-zone': ['gives the dates of `time` without a zone', () => changeTime(withoutZone)],
  }),
  ...must('schema', 'time-consistent', {
    'time-in-milliseconds': ['counts `time` in milliseconds', () => changeTime(inMilliseconds)],
    'finish-before-start': [
      'finishes ten seconds before it starts',
      () => changeTime((time) => ({ ...time, finish: numberOf(time, 'start') - 10 })),
    ],
    'date-start-elsewhere': ['gives a date_start an hour away from `start`', () => changeTime(anHourLater)],
    'duration-elsewhere': [
      'gives a duration that is not finish − start',
      () => changeTime((time) => ({ ...time, duration: numberOf(time, 'duration') + 30 })),
    ],
    'reset-in-the-past': [
      'resets the operating time before the call started',
      () =>
        changeTime((time) => ({ ...time, operating_reset_at: Math.floor(numberOf(time, 'start')) - 600 })),
    ],
  }),
  ...should('schema', 'unknown-members', {
    ...faulty('extra-member'),
  }),
];
