import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { ContractError } from '../contract/contract-error.ts';
import { loadContracts } from '../contract/load-contract.ts';
import { missingChecks } from '../evaluate/all-checks.ts';
import type { Target } from '../exchange/target/target.ts';
import { makePlan } from '../plan/make-plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { fixturesOf, selectionOf } from '../plan/select-cases.ts';
import { readHistory } from '../report/compare/history/history-file.ts';
import type { EvidenceHeader } from '../report/evidence/evidence.ts';
import { startEvidence } from '../report/evidence/evidence-file.ts';
import type { Report } from '../report/model/report.ts';
import { clearSubjectFiles, evidencePath } from '../report/model/report-files.ts';
import { subjectKey } from '../report/model/subject-key.ts';
import type { Conclusion } from './conclude-run.ts';
import { subjectName } from './embedded-target.ts';
import { evidenceHeader, type Shard } from './evidence-header.ts';
import { ledgerOf } from './ledger-of.ts';
import { cleanUpAdvice, type Environment } from './places/journals.ts';
import { portalSubject } from './portal-subject.ts';
import { prepareTarget } from './prepare-target.ts';
import type { RunFile } from './run-file.ts';
import { type RunTerms, withTimeout } from './run-request.ts';

/** What the process that starts a run tells those that carry it out. It holds secrets: it travels in the run file only. */
export interface RunHandover {
  readonly target: Target;
  readonly terms: RunTerms;
  /** Key of the subject. */
  readonly key: string;
  /** The header of the evidence. */
  readonly header: EvidenceHeader;
  readonly evidenceFile: string;
  /** File to which the worker adds the id of each case before it begins, so that a case of which nothing came back is known. */
  readonly begunFile: string;
  /** SHA-256 of the plan. A process that makes another plan of the same documents must not take part. */
  readonly plan: string;
  readonly today: string;
}

/** A run that has begun: the target is ready and the evidence has its header. */
export interface StartedRun {
  readonly handover: RunHandover;
  readonly notes: readonly string[];
  /** Begins to judge what the cases leave behind, so that little is left to be judged when the run ends. */
  follow(): Promise<void>;
  /**
   * Ends the run: footer, report files, target released. `asked` are the ids of the cases that were to be run; null where
   * that is not known beyond those that have begun.
   */
  finish(interrupted: boolean, asked?: readonly string[] | null): Promise<Report>;
}

/** How a run is started, beside what is asked of it. */
export interface StartOptions {
  /** The run's private directory, for what its processes tell each other. Its name is that of the run. */
  readonly directory: string;
  /** The environment, which names the directory of journals. */
  readonly env: Environment;
  readonly shard?: Shard | null;
  readonly prepare?: typeof prepareTarget;
}

/** A clause that asks for a check nobody wrote would never be judged. */
function refuseMissingChecks(contract: Contract): void {
  const missing = new Set(missingChecks(contract));
  const problems = contract.clauses
    .filter(({ check, runCheck = '' }) => missing.has(check) || missing.has(runCheck))
    .map(({ check, runCheck = '', place: { file, line } }) => {
      const name = missing.has(check) ? check : runCheck;
      const message = `No check is named ${name}. The checks are in src/evaluate/checks/portal/.`;
      return { file, line, column: 1, pointer: '', message };
    });
  if (problems.length > 0) throw new ContractError(problems);
}

/** Begins a run: reads the contract and the ledger, has the target prepared, writes the evidence's header. */
export async function startRun(
  { request, settings, terms }: Pick<RunFile, 'request' | 'settings' | 'terms'>,
  { directory, env, shard = null, prepare = prepareTarget }: StartOptions,
): Promise<StartedRun> {
  const { addresses } = terms;
  const contract = await loadContracts(addresses);
  const plan = makePlan(contract, terms);
  refuseMissingChecks(contract);
  await ledgerOf(terms, subjectName(settings.target, addresses));
  if (terms.history !== null) readHistory(terms.history);
  mkdirSync(terms.reportDir, { recursive: true });
  const selection = selectionOf(terms.only, new Map(Object.entries(terms.earlier)));
  const { target, notes, release } = await prepare(withTimeout(settings, request), {
    documents: addresses,
    run: basename(directory),
    env,
    needs: fixturesOf(plan.filter((planned) => selection?.includes(planned) ?? true)),
  });
  const { strict, only, repeat, fuzz, seed, earlier, asked } = terms;
  const header = evidenceHeader(contract, portalSubject(target, plan), {
    strict,
    only,
    repeat,
    fuzz,
    seed,
    earlier,
    asked,
    shard,
  });
  const key = subjectKey(target.name);
  const evidenceFile = join(terms.reportDir, evidencePath(key));
  const begunFile = join(directory, 'begun');
  try {
    clearSubjectFiles(terms.reportDir, [terms.deviations]);
    startEvidence(evidenceFile, header);
    writeFileSync(begunFile, '', { mode: 0o600 });
  } catch (error) {
    await release();
    throw error;
  }
  const today = header.run.startedAt.slice(0, 10);
  let conclusion: Promise<Conclusion> | null = null;
  const handover: RunHandover = {
    target,
    terms,
    key,
    header,
    evidenceFile,
    begunFile,
    plan: header.plan ?? planHash(plan),
    today,
  };
  const follow = () => {
    conclusion ??= import('./conclude-run.ts').then(({ beginConclusion }) => beginConclusion(handover));
    return conclusion;
  };
  return {
    handover,
    notes,
    follow: async () => void (await follow()),
    async finish(interrupted, asked = null) {
      for (const left of await release()) console.error(`${left} ${cleanUpAdvice}`);
      return (await follow()).finish(interrupted, asked);
    },
  };
}
