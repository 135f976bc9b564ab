import { join } from 'node:path';
import type { PlaywrightTestConfig, ReporterDescription } from '@playwright/test';
import { packageRoot, programDirectory } from '../package-root.ts';
import { keepProjectsRun } from '../run/projects-run.ts';
import { openRequest, type RunRequest } from '../run/run-request.ts';
import { optionsProblem } from './options-problem.ts';
import { projectsDirectory } from './projects-directory.ts';

type Project = NonNullable<PlaywrightTestConfig['projects']>[number];

/** What a group of conformance projects judges, and by what. What is left out, the settings (`B24_…`, `.env`) say. */
export interface ConformanceOptions {
  /** The name of the project that holds the cases. Its set-up and its report are projects of the same name with a word more. */
  readonly name?: string;
  /** Methods, as `--method` takes them: `im.dialog.writing`, `im.*`, `all`. */
  readonly method?: string;
  /** The edition of the documents. */
  readonly edition?: string;
  /** `live` refuses to run without a configured portal, `embedded` judges the reference portal in any case. */
  readonly target?: 'live' | 'embedded';
  /** Cases, as `--only` takes them. */
  readonly only?: string;
  /** A SHOULD that is not followed fails its test. */
  readonly strict?: boolean;
  /** The ledger of known deviations. */
  readonly deviations?: string;
  /** The directory of the report; `reports/latest` unless the settings say otherwise. */
  readonly reportDir?: string;
  /** The file of earlier runs. */
  readonly history?: string;
  /** How many requests each generated case makes up. */
  readonly fuzz?: number;
  /** The seed of generated requests. */
  readonly seed?: number;
  /** Milliseconds until a request is given up. */
  readonly timeoutMs?: number;
}

function requestOf(options: ConformanceOptions): RunRequest {
  const { name: _, method, target, ...rest } = options;
  return {
    ...openRequest,
    ...rest,
    methods: method ?? null,
    choice: target ?? null,
    words: 'stdout',
  };
}

/** The directory of the spec files: beside the compiled program, or in the sources. */
function specDirectory(): string {
  return join(programDirectory() ?? packageRoot(), 'tests', 'conformance');
}

/**
 * The generated suites as projects of a Playwright configuration, beside a project's own tests: the set-up (which prepares
 * the portal and begins the evidence), the cases, and the report, which is made after the last case. A run that selects
 * other projects only starts nothing of them.
 *
 * Cases run one after another in one worker, whatever the configuration says of `workers`, because they share one pace and
 * equal requests are sent once.
 *
 * @throws Error where an option is unknown or has a wrong type, or where a configuration asks for two such groups
 * @see docs/guides/playwright.md
 */
export function conformanceProjects(options: ConformanceOptions = {}): Project[] {
  const problem = optionsProblem(options);
  if (problem !== null) throw new Error(`conformanceProjects(): ${problem}`);
  const name = options.name ?? 'conformance';
  keepProjectsRun({ request: requestOf(options), name, directory: projectsDirectory() });
  const alone = { workers: 1, retries: 0, repeatEach: 1, timeout: 0 } as const;
  const setUp = `${name} set-up`;
  const report = `${name} report`;
  const directory = specDirectory();
  // Fully parallel in one worker is one case after another; it has Playwright share out cases among shards, and not spec files.
  return [
    {
      name: setUp,
      testDir: join(directory, 'projects'),
      testMatch: /set-up\.[jt]s$/,
      teardown: report,
      ...alone,
    },
    {
      name,
      testDir: directory,
      testMatch: /\.spec\.[jt]s$/,
      dependencies: [setUp],
      fullyParallel: true,
      ...alone,
    },
    { name: report, testDir: join(directory, 'projects'), testMatch: /report\.[jt]s$/, ...alone },
  ];
}

/**
 * The reporter that belongs to the projects: it prints the statement of the report, and keeps failing cases cheap. Playwright
 * ends a worker at every unexpected failure, at about half a second each. It prints nothing else, so any other reporter can
 * stand beside it; put it first, because it corrects what others see. Without it everything works, more slowly.
 */
export function reporter(): ReporterDescription {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const directory = programDirectory() ?? packageRoot();
  return [join(directory, 'src', 'playwright', `projects-reporter.${extension}`)];
}
