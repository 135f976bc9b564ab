import { figure, memory, table } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { median } from '../lib/median.mjs';

const pickers = {
  command: ({ command }) => command.peaks.command,
  main: ({ command }) => command.peaks.main,
  worker: ({ command }) => command.peaks.worker,
  together: ({ command: { peaks } }) => peaks.command + peaks.main + peaks.worker,
  empty: ({ empty: { peaks } }) => peaks.main + peaks.worker,
  plan: ({ plan }) => plan.peakKiB,
  floor: ({ floor }) => floor.peakKiB,
};

const names = {
  command: 'command line',
  main: 'Playwright, embedded portal, report',
  worker: 'Playwright worker: sends and judges',
  together: 'the three together',
  empty: 'Playwright alone, empty tests',
  plan: 'runPlan, one process',
  floor: 'bare exchanges, one process',
};

/** KiB a case between two sizes. */
function slope(peaks, sizes, from, to) {
  return (peaks[to] - peaks[from]) / (sizes[to] - sizes[from]);
}

/** (b) Peak memory of the same runs, and what a further case costs. */
export function caseMemory(runs, { sizes, scale }) {
  const figures = Object.entries(pickers).map(([name, pick]) => {
    const peaks = sizes.map((cases) => median(runs.filter((run) => run.cases === cases).map(pick)));
    return { name, peaks, lower: slope(peaks, sizes, 0, 1), upper: slope(peaks, sizes, 1, 2) };
  });
  const text = table([
    ['peak memory', ...sizes.map((cases) => cases.toLocaleString('en-US')), 'KiB a case'],
    ...figures.map(({ name, peaks, upper }) => [names[name], ...peaks.map(memory), figure(upper)]),
  ]);
  const { lower, upper } = figures.find(({ name }) => name === 'together');
  const held = [hold('caseMemory', upper), hold('memoryGrowth', upper / Math.max(lower, 1))];
  const judged = scale === 'quick' ? held.map((one) => ({ ...one, must: false })) : held;
  return {
    title: '(b) Peak memory by number of cases; KiB a case between the two largest',
    text,
    figures,
    held: judged,
  };
}
