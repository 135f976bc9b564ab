import type { WireValue } from '../../../src/portal/php/encode-json.ts';
import { changeTime, type Members, members } from '../deviations.ts';
import { must } from '../mutant.ts';

const numberOf = (time: Members, name: string) => Number(time[name]);
const set = (name: string, value: WireValue) => () => changeTime((time) => ({ ...time, [name]: value }));
const without = (name: string) => () => changeTime(({ [name]: _, ...others }) => others);

/** The date of a member written otherwise. */
const dated = (name: string, write: (date: string) => string) => () =>
  changeTime((time) => ({ ...time, [name]: write(String(time[name])) }));

/** Portals whose `time` has another shape, or figures that contradict one another. */
export const timeMutants = [
  ...must('schema', 'time-shape', {
    'time-is-null': [
      'answers `time: null`',
      () => members((envelope) => ('time' in envelope ? { ...envelope, time: null } : envelope)),
    ],
    'time-is-a-list': [
      'answers `time: []`',
      () => members((envelope) => ('time' in envelope ? { ...envelope, time: [] } : envelope)),
    ],
    'time-is-a-number': [
      'answers with `time` as one number',
      () => members((envelope) => ('time' in envelope ? { ...envelope, time: 0.01 } : envelope)),
    ],
    'no-duration': ['leaves duration out of `time`', without('duration')],
    'no-processing': ['leaves processing out of `time`', without('processing')],
    'no-finish': ['leaves finish out of `time`', without('finish')],
    'no-date-finish': ['leaves date_finish out of `time`', without('date_finish')],
    'duration-below-zero': ['gives a negative duration', set('duration', -1)],
    'processing-below-zero': ['gives a negative processing', set('processing', -0.5)],
    'duration-with-unit': ['gives the duration as text with a unit', set('duration', '0.01s')],
    'start-is-null': ['gives no start', set('start', null)],
    'date-as-number': ['gives date_start as a Unix time', set('date_start', 1779804870)],
    'date-in-words': [
      'writes date_finish as mails do',
      dated('date_finish', (date) => new Date(date).toUTCString()),
    ],
    'date-with-blank': [
      'puts a blank for the T of date_start',
      dated('date_start', (d) => d.replace('T', ' ')),
    ],
    'date-without-time': ['gives date_start as a day', dated('date_start', (date) => date.slice(0, 10))],
    'operating-as-string': ['gives operating as text', set('operating', '0')],
    'operating-below-zero': ['gives a negative operating', set('operating', -1)],
    'reset-as-date': [
      'gives operating_reset_at as a date',
      set('operating_reset_at', '2026-01-01T00:00:00Z'),
    ],
  }),
  ...must('schema', 'time-consistent', {
    'start-in-milliseconds': [
      'counts start, and only start, in milliseconds',
      () => changeTime((time) => ({ ...time, start: numberOf(time, 'start') * 1000 })),
    ],
    'finish-in-milliseconds': [
      'counts finish, and only finish, in milliseconds',
      () => changeTime((time) => ({ ...time, finish: numberOf(time, 'finish') * 1000 })),
    ],
    'finish-is-zero': ['answers `finish: 0`', set('finish', 0)],
    'finish-half-a-second-early': [
      'finishes half a second before it starts',
      () => changeTime((time) => ({ ...time, finish: numberOf(time, 'start') - 0.5 })),
    ],
    'duration-half-a-second-long': [
      'gives a duration half a second above finish − start',
      () => changeTime((time) => ({ ...time, duration: numberOf(time, 'duration') + 0.5 })),
    ],
    'processing-for-a-minute': ['claims a minute of processing', set('processing', 60)],
    'date-finish-elsewhere': [
      'gives a date_finish a day away from finish',
      dated('date_finish', (date) => `2001${date.slice(4)}`),
    ],
    'local-time-as-utc': [
      'writes local dates with the zone of Greenwich',
      () =>
        changeTime((time) => ({
          ...time,
          date_start: `${String(time['date_start']).slice(0, 19)}+00:00`,
          date_finish: `${String(time['date_finish']).slice(0, 19)}+00:00`,
        })),
    ],
    'reset-in-milliseconds': [
      'counts operating_reset_at in milliseconds',
      () => changeTime((time) => ({ ...time, operating_reset_at: numberOf(time, 'start') * 1000 })),
    ],
    'year-off-by-fifty': [
      'gives start and finish of another century than the dates',
      () =>
        changeTime((time) => ({
          ...time,
          start: numberOf(time, 'start') + 1_577_836_800,
          finish: numberOf(time, 'finish') + 1_577_836_800,
        })),
    ],
  }),
];
