/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Verdict } from '../../../evaluate/verdict.ts';
import type { HistoryPoint } from '../../compare/history/history.ts';
import { toneOf, verdictWords } from '../../model/verdict-word.ts';
import { visibleText } from '../../text/escape.ts';

const step = 8;
const height = 20;
const radius = 3;
/** More points than this make a line that nobody reads. */
const most = 20;

/** The height of a tone: what is right stands above what is wrong, so that colour is not needed. */
const levels: Readonly<Record<ReturnType<typeof toneOf>, number>> = {
  green: 4,
  neutral: 8,
  amber: 12,
  red: 16,
};

function verdictAt(point: HistoryPoint, clause: string): Verdict {
  return point.clauses[clause] ?? 'not-run';
}

/** The runs of a sparkline in words: `6 runs, from fail to pass; latest 2026-11-22: pass`. */
export function sparklineText(points: readonly HistoryPoint[], clause: string): string {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return 'no runs';
  const day = last.run.startedAt.slice(0, 10);
  return `${points.length} ${points.length === 1 ? 'run' : 'runs'}, first ${verdictAt(first, clause)}, latest (${day}) ${verdictAt(last, clause)}`;
}

/**
 * A clause through the runs of one subject as a small static picture: a point a run, oldest on the left, higher is
 * better. Each point is titled with its run; the whole has a text of its own. No script, no inline style: the classes
 * `spark`, `green`, `amber`, `red`, `neutral` give the colours.
 */
export function Sparkline(props: {
  readonly points: readonly HistoryPoint[];
  readonly clause: string;
  readonly strict: boolean;
}): JSX.Element | null {
  const { clause, strict } = props;
  const points = props.points.slice(-most);
  if (points.length < 2) return null;
  const places = points.map((point, index) => {
    const verdict = verdictAt(point, clause);
    const tone = toneOf(verdict, strict);
    return { point, verdict, tone, x: step / 2 + index * step, y: levels[tone] };
  });
  const width = points.length * step;
  return (
    <svg
      class="spark"
      role="img"
      aria-label={`${visibleText(clause)}: ${sparklineText(points, clause)}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} fill="none" stroke="currentColor" />
      {places.map(({ point, verdict, tone, x, y }) => (
        <circle class={tone} cx={x} cy={y} r={radius}>
          <title>
            {visibleText(
              `${point.run.startedAt}, run ${point.run.id}: ${verdictWords[verdict].symbol} ${verdict}`,
            )}
          </title>
        </circle>
      ))}
    </svg>
  );
}
