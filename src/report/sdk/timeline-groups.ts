import { type CallTimeline, timelineOf } from './call-timeline.ts';
import type { SdkCall } from './sdk-calls.ts';

/** One case run in time, all subjects on one scale. */
export interface TimelineGroup {
  readonly run: string;
  readonly title: string;
  readonly timelines: readonly CallTimeline[];
  /** Milliseconds from the first request to the last thing that is drawn. */
  readonly scale: number;
  /** Keys of the subjects that made one request and gave the outcome to the caller at once. */
  readonly plain: readonly string[];
}

/** The case runs in which any subject repeated or waited: those of the most subjects first. */
export function timelineGroups(calls: readonly SdkCall[]): readonly TimelineGroup[] {
  const runs = [...new Set(calls.map(({ run }) => run))];
  const groups = runs.flatMap((run): readonly TimelineGroup[] => {
    const same = calls.filter((call) => call.run === run);
    const timelines = same.flatMap((call) => timelineOf(call) ?? []);
    if (timelines.length === 0) return [];
    const drawn = new Set(timelines.map(({ call }) => call));
    const plain = same.filter((call) => !drawn.has(call) && call.timeline.length > 0);
    return [
      {
        run,
        title: same[0]?.title ?? run,
        timelines,
        scale: Math.max(1, ...timelines.map(({ end }) => end)),
        plain: plain.map(({ subject }) => subject),
      },
    ];
  });
  return groups.sort((one, other) => other.timelines.length - one.timelines.length);
}
