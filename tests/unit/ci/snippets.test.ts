import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { packageRoot } from '../../../src/package-root.ts';
import { suiteVersion } from '../../../src/suite-version.ts';

test.skip(process.platform === 'win32', 'The snippets are for shells of POSIX.');

const read = (file: string) => readFileSync(join(packageRoot(), file), 'utf8');

interface Step {
  readonly id?: string;
  readonly run?: string;
  readonly script?: string | readonly string[];
}

/** The shell part of each snippet, as its CI system runs it. */
const scripts: Readonly<Record<string, readonly [shell: readonly string[], script: () => string]>> = {
  'action.yml': [
    ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'],
    () => stepOf(parse(read('action.yml')).runs.steps, ({ id }) => id === 'judge').run ?? '',
  ],
  'ci/github-workflow.yml': [
    ['bash', '-e'],
    () =>
      stepOf(parse(read('ci/github-workflow.yml')).jobs.portal.steps, ({ run }) => run !== undefined).run ??
      '',
  ],
  'ci/gitlab-ci.yml': [
    ['sh', '-e'],
    () => parse(read('ci/gitlab-ci.yml'))['b24-conformance'].script.join('\n'),
  ],
  'ci/Jenkinsfile': [['sh', '-e'], () => /'''([\s\S]*?)'''/.exec(read('ci/Jenkinsfile'))?.[1] ?? ''],
  'ci/azure-pipelines.yml': [
    ['bash', '-e'],
    () =>
      String(
        stepOf(parse(read('ci/azure-pipelines.yml')).jobs[0].steps, ({ script }) => script !== undefined)
          .script,
      ),
  ],
  'ci/bitbucket-pipelines.yml': [
    ['sh', '-e'],
    () => parse(read('ci/bitbucket-pipelines.yml')).pipelines.custom.conformance[0].step.script.join('\n'),
  ],
  'ci/pre-push.sh': [['sh'], () => read('ci/pre-push.sh')],
};

function stepOf(steps: readonly Step[], isWanted: (step: Step) => boolean): Step {
  const found = steps.find(isWanted);
  if (found === undefined) throw new Error('The snippet has no such step.');
  return found;
}

interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly words: readonly string[];
  readonly given: string;
}

/** Runs a snippet with a package runner that notes its words, leaves a report, and ends with a code. */
function runSnippet(name: string, code: number, env: Readonly<Record<string, string>> = {}): Ran {
  const [[shell = 'sh', ...flags], script] = scripts[name] ?? [['sh'], () => ''];
  const directory = test.info().outputPath(name.replaceAll('/', '-'));
  const bin = join(directory, 'bin');
  mkdirSync(bin, { recursive: true });
  const npx = join(bin, 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh
printf '%s\\n' "$@" > words
for word; do [ "$last" = --out ] && out=$word; last=$word; done
mkdir -p "$out"
echo '{"statement":"not-conformant"}' > "$out/report.json"
echo '<testsuites/>' > "$out/junit.xml"
exit ${code}
`,
  );
  chmodSync(npx, 0o755);
  const { status, stdout, stderr } = spawnSync(shell, [...flags, '-c', script()], {
    cwd: directory,
    encoding: 'utf8',
    env: {
      PATH: `${bin}${delimiter}${process.env['PATH']}`,
      GITHUB_OUTPUT: join(directory, 'given'),
      B24_CONFORMANCE_VERSION: suiteVersion().version,
      ...env,
    },
  });
  const textOf = (file: string) =>
    existsSync(join(directory, file)) ? readFileSync(join(directory, file), 'utf8') : '';
  return {
    code: status,
    output: stdout + stderr,
    words: textOf('words').trimEnd().split('\n'),
    given: textOf('given'),
  };
}

/** The environment that the action's inputs become, as they are unless given. */
function actionInputs(given: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const { inputs, runs } = parse(read('action.yml'));
  const env: Record<string, string> = stepOf(runs.steps, ({ id }) => id === 'judge') as never;
  return Object.fromEntries(
    Object.entries(env['env'] as unknown as Record<string, string>).map(([variable, expression]) => {
      const input = /inputs\.([\w-]+)/.exec(expression)?.[1] ?? '';
      return [variable, given[input] ?? inputs[input].default];
    }),
  );
}

const version = suiteVersion().version;

for (const name of Object.keys(scripts)) {
  test(`${name} runs this version of the package, with --live, and fails the job where the portal does`, () => {
    const env = name === 'action.yml' ? actionInputs() : {};
    const good = runSnippet(name, 0, env);
    expect({ code: good.code, words: good.words.slice(0, 4) }).toEqual({
      code: 0,
      words: ['--yes', `b24-conformance@${version}`, 'portal', '--live'],
    });
    // Jenkins is given the code itself; its Groovy part decides.
    expect(runSnippet(name, 1, env).code).toBe(1);
  });
}

for (const [name, code] of Object.entries({
  'action.yml': 4,
  'ci/github-workflow.yml': 4,
  'ci/gitlab-ci.yml': 4,
  'ci/Jenkinsfile': 4,
  'ci/azure-pipelines.yml': 0,
  'ci/bitbucket-pipelines.yml': 4,
  'ci/pre-push.sh': 0,
})) {
  test(`${name} ends with ${code} where the portal could not be judged, and says so`, () => {
    const ran = runSnippet(name, 4, name === 'action.yml' ? actionInputs() : {});
    expect(ran.code).toBe(code);
    if (code === 0) expect(ran.output).toContain('The portal could not be judged');
  });
}

test('the action hands on its inputs as words, whatever is in them, and gives its outputs', () => {
  const hostile = '$(touch hacked); "x" y';
  const ran = runSnippet(
    'action.yml',
    1,
    actionInputs({ method: hostile, deviations: 'known.yaml', strict: 'true', 'could-not-tell': 'warn' }),
  );
  expect(ran.words).toEqual([
    ...['--yes', `b24-conformance@${version}`, 'portal', '--live', '--method', hostile],
    ...['--out', 'b24-conformance-report', '--deviations', 'known.yaml', '--strict'],
    ...['--history', '.b24-conformance/history.ndjson'],
  ]);
  expect(ran.given).toBe('exit-code=1\nstatement=not-conformant\nreport-dir=b24-conformance-report\n');
});

test('the action warns instead of failing where it is asked to, only when the portal was not seen', () => {
  const warn = actionInputs({ 'could-not-tell': 'warn' });
  const ran = runSnippet('action.yml', 4, warn);
  expect({ code: ran.code, given: ran.given.split('\n')[0] }).toEqual({ code: 0, given: 'exit-code=4' });
  expect(ran.output).toContain('::warning::');
  expect(runSnippet('action.yml', 3, warn).code).toBe(3);
});

test('no step of the action puts an expression into a shell', () => {
  const steps: readonly Step[] = parse(read('action.yml')).runs.steps;
  expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
});

test('README.md and the snippets name this version of the package and no other', () => {
  const files = [
    'README.md',
    'action.yml',
    ...readdirSync(join(packageRoot(), 'ci')).map((file) => `ci/${file}`),
  ];
  const named = files.flatMap((file) =>
    [...read(file).matchAll(/(?:b24-conformance@|VERSION[=:] *'?"?|default: )(\d+\.\d+\.\d+)/g)].map(
      ([, found]) => `${file} ${found}`,
    ),
  );
  expect([...new Set(named)].sort()).toEqual(
    [...new Set(named)].map((one) => one.replace(/ .*/, ` ${version}`)).sort(),
  );
  expect(named.length).toBeGreaterThanOrEqual(8);
});

test('the images run as a user who is not root, and the portal answers its health check', () => {
  const dockerfile = read('ci/Dockerfile');
  expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('RUN '));
  const { services } = parse(read('ci/compose.yaml'));
  expect(services.portal.ports).toEqual(['127.0.0.1:8024:8024']);
});

test('shellcheck finds nothing in the shell parts', () => {
  test.skip(spawnSync('shellcheck', ['--version']).error !== undefined, 'shellcheck is not installed.');
  const found = Object.entries(scripts).map(([name, [[shell = 'sh'], script]]) => {
    const { stdout } = spawnSync('shellcheck', ['--shell', shell, '-'], {
      input: script(),
      encoding: 'utf8',
    });
    return `${name}: ${stdout}`;
  });
  expect(found.filter((text) => !text.endsWith(': '))).toEqual([]);
});
