import { declareResponses } from '../declare-responses.ts';
import { refused, success } from '../make-exchange.ts';
import { time, timed } from './time.ts';

const members = ['start', 'finish', 'duration', 'processing', 'date_start', 'date_finish'] as const;
const figures = ['start', 'finish', 'duration', 'processing', 'operating', 'operating_reset_at'] as const;
const dates = ['date_start', 'date_finish'] as const;

declareResponses('time-shape', {
  right: {
    'the time of today': timed({}),
    'the time of portals before October 2025': timed({ start: 1779804870.12, processing: 0.31 }),
    'whole numbers only': timed({ finish: 1779804871, duration: 1 }),
    'no operating figures': timed({ operating: undefined, operating_reset_at: undefined }),
    'figures of zero': timed({ start: 0, finish: 0, duration: 0 }),
    exponents: {
      body: '{"result":true,"time":{"start":1.7e9,"finish":1.7E+9,"duration":1e-7,"processing":0,"date_start":"2023-11-14T22:13:20Z","date_finish":"2023-11-14T22:13:20Z"}}',
    },
    'members in another order': {
      body: { time: Object.fromEntries(Object.entries(time).reverse()), result: true },
    },
    'the zone Z': timed({ date_start: '2026-05-26T14:14:30Z' }),
    'a zone without a colon': timed({ date_start: '2026-05-26T17:14:30+0300' }),
    'fractions of a second': timed({ date_finish: '2026-05-26T14:14:30.400+00:00' }),
    'a further member': timed({ queued: 'yes' }),
    'a success without a time': success,
  },
  wrong: {
    ...Object.fromEntries(
      members.map((name) => [
        `no ${name}`,
        [timed({ [name]: undefined }), `missing-member /time/${name}`] as const,
      ]),
    ),
    ...Object.fromEntries(
      figures.map((name) => [
        `a ${name} in a text`,
        [timed({ [name]: '1779804870' }), `wrong-type /time/${name}`] as const,
      ]),
    ),
    ...Object.fromEntries(
      figures.map((name) => [
        `a negative ${name}`,
        [timed({ [name]: -0.001 }), `negative-number /time/${name}`] as const,
      ]),
    ),
    ...Object.fromEntries(
      dates.flatMap((name) =>
        [
          ['2026-05-26T14:14:30', 'without a zone'],
          ['2026-05-26 14:14:30+00:00', 'with a blank'],
          ['26.05.2026', 'of another style'],
          ['', 'that is empty'],
          ['2026-05-26T14:14:30+00:00\n', 'with a line feed behind it'],
        ].map(([value, words]) => [
          `a ${name} ${words}`,
          [timed({ [name]: value }), `wrong-format /time/${name}`] as const,
        ]),
      ),
    ),
    'a date that is a number': [timed({ date_start: 1779804870 }), 'wrong-type /time/date_start'],
    'a figure that is null': [timed({ duration: null }), 'wrong-type /time/duration'],
    'a time that is a number': [{ body: { result: true, time: 1779804870 } }, 'wrong-type /time'],
    'a time that is null': [{ body: { result: true, time: null } }, 'wrong-type /time'],
    'a time that is a list': [{ body: { result: true, time: [] } }, 'wrong-type /time'],
    'an empty time': [
      { body: { result: true, time: {} } },
      ...members.map((name) => `missing-member /time/${name}`),
    ],
  },
  silent: {
    'an error with a broken time': { status: 403, body: { error: 'X', error_description: 'x', time: 1 } },
    'an error': refused(400, 'X'),
    'JSON that cannot be read': { body: '{' },
  },
});

declareResponses('time-shape', {
  edition: '2026-08',
  right: { 'a time where the edition promises it': timed({}) },
  wrong: { 'no time where the edition promises it': [success, 'missing-member /time'] },
  silent: {},
});
