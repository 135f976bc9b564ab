/** What must hold (`must`: the bench fails otherwise) and what is aimed at. All but the aims compare what ran side by side. */
export const limits = {
  failing: {
    most: 3,
    unit: '×',
    must: true,
    says: 'a run in which the cases fail beside one in which they pass',
  },
  timeGrowth: {
    most: 1.5,
    unit: '×',
    must: true,
    says: 'time of one more case: upper sizes beside lower ones',
  },
  caseMemory: { most: 20, unit: ' KiB', must: true, says: 'memory of a case, all processes together' },
  memoryGrowth: { most: 1.5, unit: '×', must: true, says: 'memory of a case: upper sizes beside lower ones' },
  prism: { least: 5, unit: '×', must: true, says: "requests a second, beside Prism's" },
  portalMemory: {
    most: 1.2,
    unit: '×',
    must: true,
    says: "the portal's heap after all requests beside that after a fifth",
  },
  pageSize: { most: 8, unit: ' MiB', must: true, says: 'index.html of 10,000 cases × 5 subjects' },
  wideMemory: { most: 10, unit: ' KiB', must: true, says: 'memory of one more case when reports are merged' },
  pageOpened: { most: 1_000, unit: ' ms', must: false, says: 'until that page is opened and painted' },
  pageFiltered: { most: 1_000, unit: ' ms', must: false, says: 'until that page is filtered and painted' },
  oneCase: {
    most: 2,
    unit: '×',
    must: false,
    says: 'a run of one case beside stock Playwright, one empty test',
  },
  // 4 s beside the 1.46 s that stock Playwright took on the machine where the aim was set.
  defaultRun: {
    most: 2.74,
    unit: '×',
    must: false,
    says: 'the default run beside stock Playwright, one empty test',
  },
  bareRatio: { most: 4, unit: '×', must: false, says: 'portal beside the bare exchanges, largest size' },
  // A run's clock is faster here than the cloud's, and the machine is not.
  paceTime: { most: 1.05, unit: '×', must: false, says: 'a run at the rate of the cloud beside the best' },
  slowPaceTime: { most: 1.1, unit: '×', must: false, says: 'the same of a portal that takes 3 s' },
  paceRefused: { most: 0, unit: '', must: true, says: 'requests of these runs that the limiter refused' },
  allMethods: {
    most: 30,
    unit: ' s',
    must: false,
    says: 'all described methods against the embedded portal',
  },
  documentMade: { most: 88, unit: ' ms', must: false, says: 'reading and validating one more document' },
  documentPlanned: { most: 36, unit: ' ms', must: false, says: 'planning one more document' },
  caseTime: { most: 3, unit: ' ms', must: false, says: 'time of a case, start-up not counted' },
  firstAnswer: {
    most: 300,
    unit: ' ms',
    must: false,
    says: 'until serve has answered its first call by a stub',
  },
  serveStart: { most: 300, unit: ' ms', must: false, says: 'until serve has printed its URL' },
};

/** Holds a figure against its limit. */
export function hold(name, value) {
  const { most, least, unit, must, says } = limits[name];
  const kept = most === undefined ? value >= least : value <= most;
  const limit = most === undefined ? `at least ${least}${unit}` : `at most ${most}${unit}`;
  return { name, says, value, unit, limit, must, kept };
}
