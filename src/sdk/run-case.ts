import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from 'b24-conformance/adapter';
import type { Exchange } from '../exchange/record/exchange.ts';
import type { RunCertificate } from '../portal/tls/run-certificate.ts';
import { runAdapter } from './adapter/run-adapter.ts';
import { stateFiles } from './adapter/state-files.ts';
import type { CaseRun } from './case-run.ts';
import { startHarness } from './harness/start-harness.ts';
import type { CaseFacts } from './record-case.ts';
import type { Subject } from './subject.ts';

/** What all cases of a run share. */
export interface CallContext {
  /** The run's own directory, removed at its end; each case gets a directory in it. */
  readonly directory: string;
  readonly certificate: RunCertificate;
  /** PEM files of the run's authority, and of another one. */
  readonly caFile: string;
  readonly otherCaFile: string;
  readonly path: string;
  /** The directory where the user's command runs. */
  readonly project: string;
  readonly signal: AbortSignal;
}

/** Milliseconds beyond the deadline for an adapter to say `unsettled`. */
const graceMs = 2_000;
const endMs = 2_000;

/**
 * Makes one call of a subject: its own portal, its own directory, its own process, all gone when it ends. Rejects only where the suite itself
 * cannot work.
 *
 * @param isProbe it is the subject's first call, which shows whether the adapter works at all
 * @param adapt carries the call out; a process of its own unless given
 * @param received called whenever the portal has read a request: from then on the case waits more than it works
 */
export async function runCase(
  { command: program, workingCopy }: Pick<Subject, 'command' | 'workingCopy'>,
  run: CaseRun,
  context: CallContext,
  control: Exchange | null,
  received: () => void,
  isProbe = false,
  adapt: typeof runAdapter = runAdapter,
): Promise<CaseFacts> {
  const { scenario, auth, scheme, proxy } = run;
  const stateDir = join(context.directory, randomUUID());
  mkdirSync(stateDir, { mode: 0o700 });
  const startedAt = new Date().toISOString();
  const harness = await startHarness(scenario, {
    auth,
    scheme,
    proxy,
    certificate: context.certificate,
    received,
  });
  const needsAuthority = scheme === 'https' || proxy;
  const known = scenario.authority === 'unknown' ? context.otherCaFile : context.caFile;
  const caFile = needsAuthority ? known : null;
  const command: Call = {
    b24sdk: 1,
    cmd: 'call',
    id: randomUUID(),
    case: run.id,
    method: scenario.method,
    params: scenario.params,
    portal: harness.portal,
    tls: { ca_file: caFile },
    proxy: { url: harness.proxyUrl },
    state_dir: stateDir,
    deadline_ms: scenario.deadlineMs,
    timeout_ms: scenario.timeoutMs,
    repeat: scenario.repeat,
  };
  try {
    const adapter = await adapt(
      {
        command: program,
        stateDir,
        caFile,
        proxyUrl: harness.proxyUrl,
        path: context.path,
        project: context.project,
        workingCopy,
      },
      command,
      { responseMs: scenario.deadlineMs + graceMs, endMs, late: isProbe ? 'flush' : 'kill' },
      context.signal,
    );
    return { run, harness, adapter, isProbe, files: stateFiles(stateDir), control, startedAt };
  } finally {
    await harness.close();
    rmSync(stateDir, { recursive: true, force: true, maxRetries: 3 });
  }
}
