import { duration, figure, table, times } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { median } from '../lib/median.mjs';

function summary(runs, cases) {
  const own = runs.filter((run) => run.cases === cases);
  const of = (pick) => median(own.map(pick));
  return {
    cases,
    requests: own[0].floor.requests,
    rounds: own.length,
    floorMs: of(({ floor }) => floor.ms / cases),
    planMs: of(({ plan }) => plan.ms / cases),
    commandMs: of(({ command }) => command.ms / cases),
    planRatio: of(({ plan, floor }) => plan.ms / floor.ms),
    commandRatio: of(({ command, floor }) => command.ms / floor.ms),
    startUpMs: of(({ command }) => command.startUp),
    wallMs: of(({ command }) => command.wall),
  };
}

/** What one more case costs between two sizes, in milliseconds. */
function marginal(from, to) {
  return (to.commandMs * to.cases - from.commandMs * from.cases) / (to.cases - from.cases);
}

/** (a) The time of a case in a whole run, beside the bare exchanges of the same cases. */
export function caseTime(runs, { sizes, scale }) {
  const rows = sizes.map((cases) => summary(runs, cases));
  const [smallest, middle, largest] = rows;
  const growth = hold('timeGrowth', marginal(middle, largest) / marginal(smallest, middle));
  const text = table([
    [
      'cases',
      'requests',
      'bare',
      'runPlan',
      'portal',
      'runPlan ÷ bare',
      'portal ÷ bare',
      'start-up',
      'whole',
    ],
    ...rows.map((row) => [
      row.cases.toLocaleString('en-US'),
      row.requests.toLocaleString('en-US'),
      ...[row.floorMs, row.planMs, row.commandMs].map((ms) => `${figure(ms)} ms`),
      times(row.planRatio),
      times(row.commandRatio),
      duration(row.startUpMs),
      duration(row.wallMs),
    ]),
  ]);
  return {
    title: '(a) Time of a case, start-up not counted',
    text,
    figures: rows,
    held: [
      scale === 'quick' ? { ...growth, must: false } : growth,
      hold('caseTime', largest.commandMs),
      hold('bareRatio', largest.commandRatio),
    ],
  };
}
