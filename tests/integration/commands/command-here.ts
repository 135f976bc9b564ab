import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { runCommandLine } from '../../../src/cli/command-line.ts';
import type { PlaywrightEnd, runPlaywright } from '../../../src/cli/run-playwright.ts';
import { loadContracts } from '../../../src/contract/load-contract.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { selectionOf } from '../../../src/plan/select-cases.ts';
import { summaryText } from '../../../src/report/text/screen.ts';
import { readRunFile } from '../../../src/run/run-file.ts';
import { startRun } from '../../../src/run/start-run.ts';
import { joinRun } from '../../../src/run/worker-run.ts';
import { cleanEnvironment, type Ended } from './command.ts';

/** Runs the cases of a run one after another in this process and tells the result, as Playwright's worker and reporter do it. */
const runCasesHere: typeof runPlaywright = async (env, { runFile }): Promise<PlaywrightEnd> => {
  const own = readRunFile(runFile);
  const run = await startRun(own, { directory: dirname(runFile), env });
  const { terms } = run.handover;
  const selection = selectionOf(terms.only, new Map(Object.entries(terms.earlier)));
  const contract = await loadContracts(terms.addresses, { trusted: true });
  const cases = makePlan(contract, terms).filter((planned) => selection?.includes(planned) ?? true);
  const ids = cases.map(({ id }) => id);
  const worker = await joinRun(run.handover, ids);
  for (const planned of cases) await worker.perform(planned);
  await worker.close();
  const report = await run.finish(false, ids);
  const { words } = own.request;
  if (words !== 'none')
    process[words].write(`${summaryText(report, { colour: false, reportPath: terms.reportDir })}\n`);
  return { signals: 0, killedBy: null };
};

/** Keeps what is written to a stream, until it is given back. */
function caught(stream: NodeJS.WriteStream) {
  const { write } = stream;
  let text = '';
  stream.write = ((chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') callback();
    return true;
  }) as typeof stream.write;
  return {
    text: () => text,
    giveBack: () => {
      stream.write = write;
    },
  };
}

/**
 * Runs the command line to its end as `runCommand` does, but in this process and without Playwright, in a tenth of the time: for
 * tests of what a command does, beside those of the processes that it starts. It takes the streams, the environment and the
 * directory of this process, so that only one runs at a time.
 */
export async function commandHere(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  cwd = tmpdir(),
): Promise<Ended> {
  const { env } = process;
  const before = process.cwd();
  const [stdout, stderr] = [caught(process.stdout), caught(process.stderr)];
  let code: number | null = null;
  process.env = cleanEnvironment(settings);
  process.chdir(cwd);
  try {
    await runCommandLine(args, {
      exit: (given) => {
        code = given;
      },
      runCases: runCasesHere,
    });
  } finally {
    process.chdir(before);
    process.env = env;
    stdout.giveBack();
    stderr.giveBack();
  }
  return { code: code ?? 0, stdout: stdout.text(), stderr: stderr.text() };
}
