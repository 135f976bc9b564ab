/** @jsxImportSource preact */
import type { JSX } from 'preact';
import {
  type CallTimeline,
  mergedMarks,
  type PointShape,
  secondsText,
  type TimelineMark,
  timelineText,
} from '../../sdk/call-timeline.ts';
import { visibleText } from '../../text/escape.ts';

const line = 26;
const height = 52;
/** Labels nearer than this many hundredths would stand on each other at 320 pixels. */
const labelRoom = 11;

/** Shapes that differ without colour. Around 0, 0; ten pixels wide. */
const shapes: Readonly<Record<PointShape, string>> = {
  success: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  error: 'M0-6 6 0 0 6-6 0z',
  other: 'M-5-5h10v10h-10z',
  nothing: 'M-5-5 5 5M5-5-5 5',
};
const tokenShape = 'M0-6 6 5-6 5z';

function percent(ms: number, scale: number): number {
  return Math.round((300 + (ms / scale) * 9400) / 10) / 10;
}

function anchorAt(x: number): 'start' | 'end' {
  return x > 55 ? 'end' : 'start';
}

function Mark(props: {
  readonly mark: TimelineMark;
  readonly x: number;
  readonly label: boolean;
}): JSX.Element {
  const { mark, x, label } = props;
  const hollow = mark.shape === 'nothing' || mark.shape === 'other';
  const text = `${mark.isToken ? 'token ' : ''}${mark.label}${mark.count > 1 ? ` ×${mark.count}` : ''}`;
  return (
    <svg x={`${x}%`} y={line} overflow="visible" aria-hidden="true">
      <path class={hollow ? 'hollow' : ''} d={mark.isToken ? tokenShape : shapes[mark.shape]} />
      {label ? (
        <text y={-12} text-anchor={x > 94 ? 'end' : x < 6 ? 'start' : 'middle'}>
          {text}
        </text>
      ) : null}
    </svg>
  );
}

/** Which marks have room for their label. */
function labelled(places: readonly number[]): readonly boolean[] {
  let last = Number.NEGATIVE_INFINITY;
  return places.map((x) => {
    if (x - last < labelRoom) return false;
    last = x;
    return true;
  });
}

function Deadline(props: { readonly x: number; readonly ms: number }): JSX.Element {
  const { x, ms } = props;
  return (
    <>
      <line class="deadline" x1={`${x}%`} x2={`${x}%`} y1={8} y2={height - 14} />
      <text x={`${x}%`} y={height - 2} text-anchor={anchorAt(x)}>
        deadline {secondsText(ms)}
      </text>
    </>
  );
}

function Settled(props: { readonly x: number; readonly outcome: string; readonly ms: number }): JSX.Element {
  const { x, outcome, ms } = props;
  return (
    <>
      <line class="settled" x1={`${x}%`} x2={`${x}%`} y1={line - 9} y2={height - 13} />
      <text x={`${x}%`} y={height - 2} text-anchor={anchorAt(x)}>
        {outcome} {secondsText(ms)}
      </text>
    </>
  );
}

/**
 * A call in time as a static picture: a shape a request, with what it got; how long the response took; when the caller was
 * told; the deadline where it is near. Places are hundredths of the width, so that the words keep their size.
 */
export function TimelineSvg(props: {
  readonly timeline: CallTimeline;
  readonly scale: number;
  /** Unique on the page. */
  readonly id: string;
  readonly name: string;
}): JSX.Element {
  const { timeline, scale, id, name } = props;
  const marks = mergedMarks(timeline, scale);
  const places = marks.map(({ from }) => percent(from, scale));
  const shown = labelled(places);
  const { settled, outcome, deadline, end } = timeline;
  const to = percent(Math.min(end, scale), scale);
  return (
    <svg class="timeline" role="img" aria-labelledby={`${id}-t ${id}-d`} width="100%" height={height}>
      <title id={`${id}-t`}>{visibleText(`${name}: ${timeline.requests} requests in time`)}</title>
      <desc id={`${id}-d`}>{visibleText(timelineText(timeline))}</desc>
      <line class="axis" x1="3%" x2={`${to}%`} y1={line} y2={line} />
      {marks.map((mark, index) =>
        mark.to === null || mark.to - mark.from < scale / 100 ? null : (
          <line
            class="wait"
            x1={`${places[index]}%`}
            x2={`${percent(mark.to, scale)}%`}
            y1={line}
            y2={line}
          />
        ),
      )}
      {deadline <= scale ? <Deadline x={percent(deadline, scale)} ms={deadline} /> : null}
      {settled === null ? null : <Settled x={percent(settled, scale)} outcome={outcome} ms={settled} />}
      {marks.map((mark, index) => (
        <Mark mark={mark} x={places[index] ?? 0} label={shown[index] ?? false} />
      ))}
    </svg>
  );
}
