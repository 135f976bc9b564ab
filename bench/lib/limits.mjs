const atMost = (bound, unit, says) => ({
  says,
  unit,
  limit: `at most ${bound}${unit}`,
  isKept: (value) => value <= bound,
});
const atLeast = (bound, unit, says) => ({
  says,
  unit,
  limit: `at least ${bound}${unit}`,
  isKept: (value) => value >= bound,
});

/** What must hold: the benchmark fails otherwise. All of these compare what ran side by side. */
const musts = {
  failing: atMost(3, '×', 'a run in which the cases fail beside one in which they pass'),
  timeGrowth: atMost(1.5, '×', 'time of one more case: upper sizes beside lower ones'),
  caseMemory: atMost(20, ' KiB', 'memory of a case, all processes together'),
  memoryGrowth: atMost(1.5, '×', 'memory of a case: upper sizes beside lower ones'),
  prism: atLeast(5, '×', "requests a second, beside Prism's"),
  portalMemory: atMost(1.2, '×', "the portal's heap after all requests beside that after a fifth"),
  pageSize: atMost(8, ' MiB', 'index.html of 10,000 cases × 5 subjects'),
  wideMemory: atMost(10, ' KiB', 'memory of one more case when reports are merged'),
  paceRefused: atMost(0, '', 'requests of these runs that the limiter refused'),
};

/** What is aimed at: the benchmark says it where it is missed. */
const aims = {
  pageOpened: atMost(1_000, ' ms', 'until that page is opened and painted'),
  pageFiltered: atMost(1_000, ' ms', 'until that page is filtered and painted'),
  oneCase: atMost(2, '×', 'a run of one case beside stock Playwright, one empty test'),
  // 4 s beside the 1.46 s that stock Playwright took on the machine where the aim was set.
  defaultRun: atMost(2.74, '×', 'the default run beside stock Playwright, one empty test'),
  bareRatio: atMost(4, '×', 'portal beside the bare exchanges, largest size'),
  // A run's clock is faster here than the cloud's, and the machine is not.
  paceTime: atMost(1.05, '×', 'a run at the rate of the cloud beside the best'),
  slowPaceTime: atMost(1.1, '×', 'the same of a portal that takes 3 s'),
  allMethods: atMost(30, ' s', 'all described methods against the embedded portal'),
  documentMade: atMost(88, ' ms', 'reading and validating one more document'),
  documentPlanned: atMost(36, ' ms', 'planning one more document'),
  caseTime: atMost(3, ' ms', 'time of a case, start-up not counted'),
  firstAnswer: atMost(300, ' ms', 'until serve has answered its first call by a stub'),
  serveStart: atMost(300, ' ms', 'until serve has printed its URL'),
};

/** Holds a figure against its limit. */
export function hold(name, value) {
  const must = Object.hasOwn(musts, name);
  const { isKept, ...limit } = (must ? musts : aims)[name];
  return { name, ...limit, value, must, kept: isKept(value) };
}
