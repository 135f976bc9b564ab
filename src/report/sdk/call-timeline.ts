import { describeResponseFact } from '../../evaluate/describe-fact.ts';
import type { ResponseFact } from '../../evaluate/fact.ts';
import type { SdkCall } from './sdk-calls.ts';
import { callerViewOf } from './surfaced-fields.ts';

/** What a request got: also the shape that it is drawn in. */
export type PointShape = 'success' | 'error' | 'other' | 'nothing';

/** Requests that are drawn as one: of one kind, with one response, at the same place. */
export interface TimelineMark {
  /** Milliseconds since the first request. */
  readonly from: number;
  /** When it was answered, or given up; null where neither is known. */
  readonly to: number | null;
  readonly shape: PointShape;
  readonly isToken: boolean;
  /** `503`, `reset`, `none`. */
  readonly label: string;
  /** The response in words. */
  readonly response: string;
  readonly count: number;
}

/** A call in time, in milliseconds since its first request. */
export interface CallTimeline {
  readonly call: SdkCall;
  readonly marks: readonly TimelineMark[];
  readonly requests: number;
  /** When the caller got the outcome; null where that never happened. */
  readonly settled: number | null;
  /** The outcome that the caller got. */
  readonly outcome: string;
  readonly deadline: number;
  /** The last thing that happened. */
  readonly end: number;
}

/** Milliseconds between the last response and the caller's knowing of it that count as waiting; a busy machine takes some by itself. */
const longWait = 2_000;
/** Marks nearer than this share of the whole are drawn as one. */
const sameplace = 0.008;

function shapeOf({ response, status }: ResponseFact): PointShape {
  if (status === null) return 'nothing';
  return response === 'success' || response === 'error' ? response : 'other';
}

function labelOf({ status, failure }: ResponseFact): string {
  return status === null ? (failure?.kind === 'reset' ? 'reset' : 'none') : String(status);
}

/** Draws requests of one kind at one place as one mark. */
export function mergedMarks(timeline: CallTimeline, scale: number): readonly TimelineMark[] {
  const merged: TimelineMark[] = [];
  for (const mark of timeline.marks) {
    const last = merged.at(-1);
    const near = last !== undefined && mark.from - last.from < scale * sameplace;
    if (near && last.response === mark.response && last.isToken === mark.isToken) {
      const to = mark.to === null ? last.to : Math.max(mark.to, last.to ?? 0);
      merged.splice(-1, 1, { ...last, to, count: last.count + 1 });
    } else merged.push(mark);
  }
  return merged;
}

/** Whether the call was sent again: a token that is fetched first, or a redirect that is followed once, is no repeat. */
function isRepeated({ timeline, surface }: SdkCall): boolean {
  const calls = timeline.filter(({ kind }) => kind === 'call').length;
  if (surface.situation === 'redirect') return timeline.length > 2;
  return calls > 1 || (surface.situation === 'token' && timeline.length > 1);
}

/** From when on a caller has nothing to wait for: the last response; where none came, the last request. */
function waitingSince(marks: readonly TimelineMark[]): number {
  return Math.max(...marks.map(({ from, to, shape }) => (shape === 'nothing' ? from : (to ?? from))));
}

/** A call in time; null where nothing was repeated, and the caller got the outcome at once. */
export function timelineOf(call: SdkCall): CallTimeline | null {
  const [first] = call.timeline;
  if (first === undefined) return null;
  const { settledAt, deadlineAt } = call.surface;
  const start = first.at;
  const marks = call.timeline.map(({ at, respondedAt, abandonedAt, kind, response }): TimelineMark => {
    const to = respondedAt ?? abandonedAt;
    return {
      from: at - start,
      to: to === null ? null : to - start,
      shape: shapeOf(response),
      isToken: kind === 'token',
      label: labelOf(response),
      response: describeResponseFact(response),
      count: 1,
    };
  });
  const last = Math.max(...marks.map(({ from, to }) => to ?? from));
  const settled = settledAt === null ? null : Math.max(settledAt - start, last);
  const deadline = Math.max(deadlineAt - start, 0);
  const waited = settled === null || settled - waitingSince(marks) >= longWait;
  if (!waited && !isRepeated(call)) return null;
  const { outcome } = callerViewOf(call.surface);
  return {
    call,
    marks,
    requests: marks.length,
    settled,
    outcome,
    deadline,
    end: settled ?? Math.max(deadline, last),
  };
}

/** `40 ms`, `0.4 s`, `12 s`: as much of a time as a reader wants. */
export function secondsText(ms: number): string {
  if (ms < 100) return `${Math.round(ms)} ms`;
  return `${ms < 9_950 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000)} s`;
}

/** A call in time, in words: what the picture says to whoever cannot see it. */
export function timelineText({ marks, settled, outcome, deadline }: CallTimeline): string {
  const shown = marks.slice(0, 8).map(({ from, response, isToken }, index) => {
    const what = isToken ? 'token request' : 'request';
    return `${what} ${index === 0 ? 'at 0 s' : `after ${secondsText(from)}`}: ${response}`;
  });
  const more = marks.length - shown.length;
  const end = settled === null ? 'nothing' : `${outcome} after ${secondsText(settled)}`;
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}. The caller gets: ${end}. Deadline ${secondsText(deadline)}.`;
}
