import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { commitAll, samplePage, writeFiles } from '../../unit/import/sample-docs.ts';
import { cleanEnvironment, temporaryDirectory } from './command.ts';
import {
  blocksOf,
  fillReasons,
  keepOneTest,
  makeCheckout,
  makeProject,
  writeEmptyLedger,
  writeShownMethod,
  writeShownStubs,
  writeShownSubject,
  writeShownTraffic,
} from './documented-project.ts';

/** Lines of plain blocks that are commands: other plain blocks show settings, addresses and responses. */
const program = /^(?:npx|npm) /;

/** The commands of a page: lines of shell blocks, of plain blocks that begin as commands, and of `run:` in YAML. */
function commandsOf(path: string): readonly string[] {
  const shell = ['sh', ''].flatMap((language) =>
    blocksOf(path, language).flatMap((text) => text.split('\n')),
  );
  const ci = blocksOf(path, 'yaml').flatMap((text) =>
    [...text.matchAll(/^ *- run: (.*)$/gm)].map(([, command = '']) => command),
  );
  return [...shell, ...ci].map((line) => line.trim()).filter((line) => program.test(line));
}

/**
 * What stands in for the registry, which no test may reach: `npm ci` checks package.json against its lock file, and
 * `npm install` that the packages have these names. `npx` takes what is installed, whatever version of it is asked for.
 */
const offline = `
trap : INT
npx() { [ "$1" != --yes ] || shift; PATH="$PWD/node_modules/.bin:$PATH" "\${1%@*}" "\${@:2}"; }
npm() {
  case $1 in
    ci) command npm ci --dry-run --offline --ignore-scripts ;;
    install) for name in "\${@:3}"; do [ -e "node_modules/$name/package.json" ] || return 1; done ;;
    *) command npm "$@" ;;
  esac
}
`;

/** What a command that runs until it is interrupted says when it is ready. */
const ready = /It stops at Ctrl-C|Ctrl-C ends/;

/** Runs a line as a shell does. One that goes on until Ctrl-C gets one when it is ready. */
function run(line: string, cwd: string, env: NodeJS.ProcessEnv) {
  // Words after two spaces explain a command of README.md.
  const command = line.replace(/ {2,}[^ #].*$/, '');
  const child = spawn('bash', ['-c', `${offline}${command}`], { cwd, env, detached: true });
  let output = '';
  let isInterrupted = false;
  return new Promise<{ readonly code: number | null; readonly output: string }>((resolve) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (isInterrupted || !ready.test(output) || child.pid === undefined) return;
      isInterrupted = true;
      process.kill(-child.pid, 'SIGINT');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Runs the commands of a page in their order. What is not in `codes`, by the beginning of the command, ends with 0. */
async function runAll(
  commands: readonly string[],
  cwd: string,
  codes: Readonly<Record<string, number>> = {},
  settings: NodeJS.ProcessEnv = {},
) {
  expect(commands.length).toBeGreaterThan(0);
  const env = { ...cleanEnvironment(), XDG_STATE_HOME: cwd, ...settings };
  for (const command of commands) {
    const { code, output } = await run(command, cwd, env);
    const [, expected = 0] = Object.entries(codes).find(([start]) => command.startsWith(start)) ?? [];
    expect(code, `${command}\n${output.slice(-3000)}`).toBe(expected);
    for (const ledger of ['known.yaml', 'sdk/known.yaml'].map((name) => join(cwd, name)))
      if (existsSync(ledger)) fillReasons(ledger);
  }
}

for (const path of ['README.md', 'judge-a-portal.md', 'ci.md', 'mock-a-portal.md'])
  test(`every command of npx in ${path} does what the page says @full`, async () => {
    test.setTimeout(300_000);
    const page = path === 'README.md' ? path : `docs/guides/${path}`;
    const portal = await startPortal();
    const { path: cwd, remove } = temporaryDirectory();
    makeProject(cwd);
    writeShownStubs(cwd);
    // The guide records its ledger; README.md shows one that is there.
    if (path === 'README.md') writeEmptyLedger(cwd);
    const commands = commandsOf(page).filter((command) => /^npx (?!playwright)/.test(command));
    const codes = { 'npx b24-conformance sdk': 5 };
    const settings = {
      B24_WEBHOOK_URL: portal.webhookUrl,
      B24_CHAT_DIALOG_ID: 'chat13',
      B24_USER_DIALOG_ID: '13',
      B24_FORBIDDEN_DIALOG_ID: 'chat99',
    };
    await runAll(commands, cwd, codes, settings).finally(async () => {
      await portal.close();
      remove();
    });
  });

test('every command in test-an-sdk.md does what the page says @full', async () => {
  test.setTimeout(900_000);
  const { path: cwd, remove } = temporaryDirectory();
  makeProject(cwd);
  writeShownSubject(cwd);
  // The SDKs that npm installs here break promises, and so does the working copy; the adapter that the guide shows does not.
  const codes = {
    'npx b24-conformance sdk --list': 0,
    'npx b24-conformance sdk ./sdk/mine.yaml': 0,
    'npx b24-conformance sdk': 1,
  };
  await runAll(commandsOf('docs/guides/test-an-sdk.md'), cwd, codes).finally(remove);
});

test('every command in judge-traffic.md does what the page says @full', async () => {
  test.setTimeout(120_000);
  const { path: cwd, remove } = temporaryDirectory();
  makeProject(cwd);
  writeShownTraffic(cwd);
  // The response that the guide shows lacks members that the document promises; no call passes the proxy.
  const codes = { 'npx b24-conformance judge': 1, 'npx b24-conformance serve --proxy': 2 };
  await runAll(commandsOf('docs/guides/judge-traffic.md'), cwd, codes).finally(remove);
});

test('every command in add-a-method.md does what the page says @full', async () => {
  test.setTimeout(300_000);
  const { path: cwd, remove } = temporaryDirectory();
  makeCheckout(cwd, trackedFiles());
  writeShownMethod(cwd);
  // Two commits stand in for a clone of the official docs, in which nothing moves that a clause is about.
  const docs = join(cwd, 'b24restdocs');
  writeFiles(docs, { 'api-reference/crm-deal-get.md': samplePage({ method: 'crm.deal.get' }) });
  commitAll(docs);
  writeFiles(docs, { 'api-reference/how-deals-are-made.md': '# How deals are made' });
  commitAll(docs);
  await runAll(['npm run build', ...commandsOf('docs/guides/add-a-method.md')], cwd).finally(remove);
});

test('every command of npm in README.md does what the page says @full', async () => {
  test.setTimeout(600_000);
  const portal = await startPortal();
  const { path: cwd, remove } = temporaryDirectory();
  makeCheckout(cwd, trackedFiles());
  keepOneTest(cwd);
  const commands = commandsOf('README.md').filter((command) => command.startsWith('npm '));
  const settings = { B24_WEBHOOK_URL: portal.webhookUrl, B24_USER_DIALOG_ID: '13' };
  await runAll(commands, cwd, {}, settings).finally(async () => {
    await portal.close();
    remove();
  });
});

/** The files of this repository, as git lists them. */
function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: packageRoot(),
    encoding: 'utf8',
  });
  return listed.split('\0').filter((name) => name !== '' && existsSync(join(packageRoot(), name)));
}
