import type { TimeStyle } from '../generations/generation.ts';
import type { OperatingReading } from '../limits/operating-meter.ts';
import type { WireValue } from '../php/encode-json.ts';

/** When a call started and ended, in Unix milliseconds. */
export interface Span {
  readonly start: number;
  readonly finish: number;
}

/**
 * The `time` member of a success. In the float style `start` and `processing` have fractions, in the integer style they are whole seconds, so
 * that `duration` may exceed the real time by up to one.
 *
 * @param utcOffset zone of the dates, as `+03:00`
 * @param operating what the load limiter says; left out where there is none
 * @see docs/reference/portal.md B.1
 */
export function timeBlock(
  style: 'float' | 'integer',
  span: Span,
  utcOffset: string,
  operating?: OperatingReading,
): WireValue {
  const whole = style === 'integer';
  const start = whole ? Math.floor(span.start / 1000) : microseconds(span.start);
  const finish = microseconds(span.finish);
  const block: Record<string, WireValue> = {
    start,
    finish,
    duration: Math.max(0, finish - start),
    processing: whole ? Math.floor(span.finish / 1000) - start : Math.max(0, finish - start),
    date_start: isoDate(span.start, utcOffset),
    date_finish: isoDate(span.finish, utcOffset),
  };
  if (operating !== undefined) {
    block['operating_reset_at'] = operating.resetAt;
    block['operating'] = operating.operating;
  }
  return block;
}

/** Whether a style has a `time` at all. */
export function hasTime(style: TimeStyle): style is 'float' | 'integer' {
  return style !== 'absent';
}

function microseconds(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1e6;
}

/** The last date that was written: the calls of one second share theirs. */
let last = { second: Number.NaN, utcOffset: '', text: '' };

/** An instant as `YYYY-MM-DDThh:mm:ss±hh:mm` in a zone given as `+03:00`. */
export function isoDate(milliseconds: number, utcOffset: string): string {
  const second = Math.floor(milliseconds / 1000);
  if (second === last.second && utcOffset === last.utcOffset) return last.text;
  const sign = utcOffset.startsWith('-') ? -1 : 1;
  const minutes = Number(utcOffset.slice(1, 3)) * 60 + Number(utcOffset.slice(4, 6));
  const local = new Date(Math.floor(milliseconds) + sign * minutes * 60_000);
  last = { second, utcOffset, text: local.toISOString().slice(0, 19) + utcOffset };
  return last.text;
}
