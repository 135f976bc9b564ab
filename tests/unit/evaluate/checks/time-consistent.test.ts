import { declareResponses } from '../declare-responses.ts';
import { refused, success } from '../make-exchange.ts';
import { timed } from './time.ts';

const whole = 1779804870;

declareResponses('time-consistent', {
  right: {
    'the time of today': timed({}),
    'a start with its fraction': timed({ start: whole + 0.2, duration: 0.20021 }),
    'a duration nearly a second shorter than a whole start makes it': timed({
      finish: whole + 1.2,
      duration: 0.21,
      date_finish: '2026-05-26T14:14:31+00:00',
    }),
    'a whole finish within the second of its start': timed({
      start: whole + 0.2,
      finish: whole,
      duration: 0.01,
      operating_reset_at: whole,
    }),
    'all at one instant': timed({ finish: whole, duration: 0 }),
    'dates in another zone': timed({
      date_start: '2026-05-26T17:14:30+03:00',
      date_finish: '2026-05-26T04:14:30-1000',
    }),
    'a date of the next second': timed({ date_finish: '2026-05-26T14:14:31+00:00' }),
    'dates in another zone without a colon': timed({
      date_start: '2026-05-26T17:14:30+0300',
      date_finish: '2026-05-26T04:44:30-0930',
    }),
    'a processing within the measuring of a duration that is short': timed({
      start: whole + 0.1,
      finish: whole + 0.5,
      duration: 0.32,
      processing: 0.45,
    }),
    'a limit that is reset in exactly a day': timed({ operating_reset_at: whole + 86_400 }),
    'dates with fractions': timed({ date_finish: '2026-05-26T14:14:30.400Z' }),
    'a call over several seconds': timed({
      finish: whole + 9.5,
      duration: 9.5,
      processing: 9,
      date_finish: '2026-05-26T14:14:39+00:00',
    }),
    'a limit that is reset now': timed({ operating_reset_at: whole }),
    'no operating figures': timed({ operating: undefined, operating_reset_at: undefined }),
    'a success without a time': success,
  },
  wrong: {
    'an end before the beginning': [
      timed({ finish: whole - 0.5, duration: 0, date_finish: '2026-05-26T14:14:29+00:00' }),
      'inconsistent-time /time/finish',
    ],
    'an end before the beginning, within a second': [
      timed({ start: whole + 0.9, finish: whole + 0.5, duration: 0 }),
      'inconsistent-time /time/finish',
      'inconsistent-time /time/duration',
    ],
    'a limit that is reset in milliseconds': [
      timed({ operating_reset_at: whole * 1000 }),
      'inconsistent-time /time/operating_reset_at',
    ],
    'milliseconds for seconds': [timed({ duration: 400.2 }), 'inconsistent-time /time/duration'],
    'a duration that is too short': [
      timed({ finish: whole + 5, duration: 1, date_finish: '2026-05-26T14:14:35+00:00' }),
      'inconsistent-time /time/duration',
    ],
    'a processing longer than the call': [timed({ processing: 3 }), 'inconsistent-time /time/processing'],
    'a beginning in local time called UTC': [
      timed({ date_start: '2026-05-26T17:14:30+00:00' }),
      'inconsistent-time /time/date_start',
    ],
    'an end on another day': [
      timed({ date_finish: '2026-05-27T14:14:30+00:00' }),
      'inconsistent-time /time/date_finish',
    ],
    'a date that does not exist': [
      timed({ date_start: '2026-13-45T14:14:30+00:00' }),
      'inconsistent-time /time/date_start',
    ],
    'a limit that was reset before': [
      timed({ operating_reset_at: whole - 10 }),
      'inconsistent-time /time/operating_reset_at',
    ],
    'a limit as a distance': [
      timed({ operating_reset_at: 600 }),
      'inconsistent-time /time/operating_reset_at',
    ],
    'milliseconds everywhere': [
      timed({
        start: whole * 1000,
        finish: whole * 1000 + 400,
        duration: 400,
        operating_reset_at: whole * 1000,
      }),
      'inconsistent-time /time/date_start',
      'inconsistent-time /time/date_finish',
    ],
  },
  silent: {
    'a time that has no shape': timed({ start: '1779804870' }),
    'a time that is null': { body: { result: true, time: null } },
    'an error': refused(400, 'X'),
    'JSON that cannot be read': { body: '{' },
  },
});
