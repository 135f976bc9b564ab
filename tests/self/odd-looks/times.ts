import type { Looks } from '../other-portal.ts';

interface Clock {
  /** `start` as the portal tells it, made of the real one in seconds. */
  readonly start?: (instant: number) => number;
  readonly finish?: (instant: number) => number;
  /** How long the portal says it took; `finish` less `start` unless given. */
  readonly duration?: number;
  readonly processing?: number;
  readonly zone?: string;
  /** Offset of `zone` in hours, and of the second date where the clocks change in between. */
  readonly offset?: number;
  readonly later?: readonly [zone: string, offset: number];
  /** How far the portal's clock is off, in hours. */
  readonly skew?: number;
  readonly fraction?: string;
  readonly more?: (now: number) => object;
}

/** A portal that tells the time its own way: it took ten milliseconds. */
export function timed(clock: Clock = {}): Looks {
  const { start = (s) => s, finish = (s) => s, zone = '+00:00', offset = 0, skew = 0, fraction = '' } = clock;
  const date = (instant: number, name: string, hours: number) =>
    `${new Date(Math.floor(instant + hours * 3600) * 1000).toISOString().slice(0, 19)}${fraction}${name}`;
  return {
    time: () => {
      const now = Date.now() / 1000 + skew * 3600;
      const [began, ended] = [start(now - 0.01), finish(now)];
      const [laterZone, laterOffset] = clock.later ?? [zone, offset];
      return {
        start: began,
        finish: ended,
        duration: clock.duration ?? ended - began,
        processing: clock.processing ?? 0,
        date_start: date(began, zone, offset),
        date_finish: date(ended, laterZone, laterOffset),
        ...clock.more?.(now),
      };
    },
  };
}

const reset = (more: number) => (now: number) => ({ operating_reset_at: Math.floor(now) + more });

/** Right portals that tell the time otherwise. */
export const oddTimes: Readonly<Record<string, Looks>> = {
  'a bare result without time': {},
  'float time': timed({ processing: 0.0021 }),
  'whole-second start': timed({ start: Math.floor }),
  'whole-second start in the last moment of the second': timed({
    start: Math.floor,
    finish: (instant) => Math.floor(instant - 0.01) + 0.9999,
    duration: 0.9999,
    processing: 1,
  }),
  'whole-second start beside the real duration': timed({ start: Math.floor, duration: 0.0104 }),
  'whole-second finish beside a float start': timed({ finish: Math.floor, duration: 0.0104 }),
  'everything in whole seconds': timed({ start: Math.floor, finish: Math.floor, duration: 0 }),
  'operating of zero': timed({ more: (now) => ({ operating: 0, ...reset(600)(now) }) }),
  'operating with a fraction': timed({ more: (now) => ({ operating: 12.75, ...reset(601)(now) }) }),
  'operating without a moment of reset': timed({ more: () => ({ operating: 0.118 }) }),
  'a moment of reset without operating': timed({ more: reset(60) }),
  'a clock that is three hours ahead': timed({ skew: 3 }),
  'a clock that is two days behind': timed({ skew: -48 }),
  'a clock that was never set': timed({ skew: -24 * 365 * 40 }),
  'another time zone': timed({ zone: '+03:00', offset: 3 }),
  'a zone with three quarters of an hour': timed({ zone: '+05:45', offset: 5.75 }),
  'a western zone with half an hour': timed({ zone: '-03:30', offset: -3.5 }),
  'a zone on the far side of the date line': timed({ zone: '+14:00', offset: 14 }),
  'a zone without its colon': timed({ zone: '+0300', offset: 3 }),
  'zulu time': timed({ zone: 'Z' }),
  'clocks that change during the call': timed({ zone: '+01:00', offset: 1, later: ['+02:00', 2] }),
  'dates with microseconds': timed({ fraction: '.000000' }),
  'further members in time': timed({ more: () => ({ cpu: 3, db: { queries: 7 } }) }),
};
