import type { FullConfig } from '@playwright/test';

type Configuration = Pick<FullConfig, 'workers' | 'fullyParallel' | 'shard' | 'reporter'> & {
  readonly projects: readonly Pick<FullConfig['projects'][number], 'retries' | 'repeatEach'>[];
};

/** An option of Playwright that this suite cannot work with. The message names it and says why. Nothing was sent. */
export class PlaywrightOptionError extends Error {
  override readonly name = 'PlaywrightOptionError';

  constructor(problems: readonly string[]) {
    super([...problems, 'Leave the option out. Nothing was sent.'].join('\n'));
    this.stack = this.message;
  }
}

const ownReporter = /playwright-reporter\.[jt]s$/;

/** The number that an option has on a command line, as `--option=N` or `--option N`; null where it is not there. */
function numberOf(option: string, argv: readonly string[]): number | null {
  const at = argv.findLastIndex((word) => word === option || word.startsWith(`${option}=`));
  const word = argv[at];
  if (word === undefined) return null;
  return Number(word === option ? argv[at + 1] : word.slice(option.length + 1));
}

/**
 * Refuses options of Playwright under which more than one process would write the evidence of a run, or a case would stand in
 * it twice. Exchanges are numbered by the process that sends them, equal requests are sent once, and the cases about the
 * whole run judge every response once: none of that holds with several writers.
 *
 * `argv` is looked at for `--repeat-each`, which Playwright adds to its configuration only after the global set-up.
 *
 * @throws {PlaywrightOptionError} naming each such option
 */
export function assertOneWriter(config: Configuration, argv: readonly string[]): void {
  const repeats = [numberOf('--repeat-each', argv), ...config.projects.map(({ repeatEach }) => repeatEach)];
  const problems = [
    ...(config.workers > 1
      ? [
          `--workers ${config.workers} is not possible: one process sends and numbers all requests of a run, at one pace.`,
        ]
      : []),
    ...(config.fullyParallel
      ? ['--fully-parallel is not possible: cases run one after another, in the order of the plan.']
      : []),
    ...(config.projects.some(({ retries }) => retries > 0)
      ? [
          '--retries is not possible: a case that failed once has failed. Requests that met trouble are repeated by the suite itself.',
        ]
      : []),
    ...(repeats.some((repeat) => repeat !== null && repeat !== 1)
      ? [
          '--repeat-each is not possible: equal requests of a run are sent once. `b24-conformance portal --repeat N` repeats calls.',
        ]
      : []),
  ];
  if (config.shard !== null && !config.reporter.some(([name]) => ownReporter.test(name)))
    problems.push(
      '--shard is not possible with another --reporter: the reporter of this suite shares out single cases, Playwright itself whole files.',
    );
  if (problems.length > 0) throw new PlaywrightOptionError(problems);
}
