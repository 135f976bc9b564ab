import { setMaxListeners } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { loadLedger } from '../evaluate/baseline/load-ledger.ts';
import { everyCall, levelOf, sdkCaseId } from '../evaluate/sdk/sdk-case.ts';
import type { Exchange } from '../exchange/record/exchange.ts';
import { selectionOf } from '../plan/select-cases.ts';
import { combineReports } from '../report/compare/merge/combine-reports.ts';
import { appendEvidence, startEvidence } from '../report/evidence/evidence-file.ts';
import { makeReport } from '../report/make/make-report.ts';
import { reportOfSubjects } from '../report/make/report-of-subjects.ts';
import type { Report } from '../report/model/report.ts';
import {
  clearSubjectFiles,
  copySubjectFile,
  evidencePath,
  ledgerPath,
} from '../report/model/report-files.ts';
import { subjectKey } from '../report/model/subject-key.ts';
import { type CaseRun, caseRuns } from '../sdk/case-run.ts';
import { makeHarnessCertificate } from '../sdk/harness/start-harness.ts';
import { loadScenarios } from '../sdk/load-scenarios.ts';
import { type Handshake, performHandshake } from '../sdk/perform-handshake.ts';
import { rawCall } from '../sdk/raw-call.ts';
import { recordCase } from '../sdk/record-case.ts';
import { type Bench, runCase } from '../sdk/run-case.ts';
import type { Scenario, SdkSpec } from '../sdk/scenario.ts';
import { createSlots } from '../sdk/start-slots.ts';
import type { Subject } from '../sdk/subject.ts';
import { sdkEvidenceHeader } from './sdk-evidence-header.ts';

/** What a run of SDKs is asked. */
export interface SdkRunRequest {
  readonly contract: Contract;
  readonly subjects: readonly Subject[];
  readonly only: string | null;
  /** Verdicts of an earlier run by case id, for `--only verdict:…`. */
  readonly earlier: ReadonlyMap<string, string>;
  readonly slow: boolean;
  readonly strict: boolean;
  /** A ledger in place of those that the subjects name. */
  readonly deviations: string | null;
  readonly reportDir: string;
  /** Longest time for one case in milliseconds; null for what each scenario says. */
  readonly timeoutMs: number | null;
  readonly path: string;
  readonly signal: AbortSignal;
  /** Called as cases end. */
  readonly progress: (done: number, total: number) => void;
}

/** Processes that may be under way at once, most of them waiting. */
const mostWaiting = 24;

/** One subject's share of a run. */
interface SubjectRun {
  readonly subject: Subject;
  readonly key: string;
  readonly handshake: Handshake;
  readonly runs: readonly CaseRun[];
  readonly evidenceFile: string;
  readonly ledgerFile: string | null;
  nextExchange: number;
  requests: number;
}

async function makeBench({ path, signal }: SdkRunRequest): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'b24-sdk-'));
  const [certificate, other] = await Promise.all([makeHarnessCertificate(), makeHarnessCertificate()]);
  const caFile = join(directory, 'authority.pem');
  const otherCaFile = join(directory, 'other-authority.pem');
  writeFileSync(caFile, certificate.authority);
  writeFileSync(otherCaFile, other.authority);
  return { directory, certificate, caFile, otherCaFile, path, signal };
}

/** Whether any case that is asked for needs a call: its own, or a run-wide one. */
function isAsked(run: CaseRun, spec: SdkSpec, { only, earlier }: SdkRunRequest): boolean {
  const selection = selectionOf(only, earlier);
  if (selection === null) return true;
  return spec.clauses.some((clause) => {
    if (!clause.runWide && !run.scenario.clauses.includes(clause.id)) return false;
    const id = sdkCaseId(clause.id, clause.runWide ? everyCall : run.id);
    return selection.includes({ id, clause: clause.id, level: levelOf(clause) });
  });
}

/** How long a case takes at worst decides who goes first, so that the longest wait is not the last to begin. */
function expectedMs({ scenario }: CaseRun): number {
  return scenario.slow ? 1_000_000 : scenario.repeat.count * 500 + scenario.deadlineMs;
}

function shortened(run: CaseRun, timeoutMs: number | null): CaseRun {
  if (timeoutMs === null) return run;
  const deadlineMs = Math.min(run.scenario.deadlineMs, timeoutMs);
  return { ...run, scenario: { ...run.scenario, deadlineMs } };
}

function openSubjectRuns(
  request: SdkRunRequest,
  spec: SdkSpec,
  handshakes: readonly Handshake[],
): readonly SubjectRun[] {
  const taken = new Set<string>();
  return request.subjects.map((subject, index) => {
    const handshake = handshakes[index] ?? { kind: 'broken', reason: 'Not run.' };
    const key = subjectKey(subject.name, taken);
    taken.add(key);
    const evidenceFile = join(request.reportDir, evidencePath(key));
    const ledgerFile = request.deviations ?? subject.deviations;
    startEvidence(evidenceFile, sdkEvidenceHeader(request, subject, handshake, key));
    const runs =
      handshake.kind === 'hello'
        ? caseRuns(spec.scenarios, subject, handshake.hello, { slow: request.slow })
        : [];
    return { subject, key, handshake, runs, evidenceFile, ledgerFile, nextExchange: 1, requests: 0 };
  });
}

async function perform(
  request: SdkRunRequest,
  subjectRuns: readonly SubjectRun[],
  spec: SdkSpec,
  bench: Bench,
) {
  const slots = createSlots(availableParallelism(), mostWaiting);
  const controls = new Map<string, Promise<Exchange>>();
  const controlOf = (scenario: Scenario): Promise<Exchange> => {
    const known = controls.get(scenario.id) ?? rawCall(scenario, bench.certificate);
    controls.set(scenario.id, known);
    return known;
  };
  const asked = subjectRuns.flatMap((own) =>
    own.runs.filter((run) => isAsked(run, spec, request)).map((run) => ({ own, run })),
  );
  const total = asked.length;
  let done = 0;
  request.progress(done, total);
  const one = async (own: SubjectRun, run: CaseRun): Promise<void> => {
    if (run.notRun !== null) {
      appendEvidence(own.evidenceFile, { type: 'case', id: run.id, exchanges: [], notRun: run.notRun });
    } else {
      const slot = await slots.take();
      try {
        if (request.signal.aborted) return;
        const control = await controlOf(run.scenario);
        const facts = await runCase(
          own.subject,
          shortened(run, request.timeoutMs),
          bench,
          control,
          slot.begun,
        );
        if (request.signal.aborted) return;
        const { exchanges, sdk } = recordCase(facts, own.nextExchange);
        own.nextExchange += exchanges.length;
        own.requests += exchanges.length;
        appendEvidence(own.evidenceFile, { type: 'case', id: run.id, exchanges, sdk });
      } finally {
        slot.ended();
      }
    }
    done += 1;
    request.progress(done, total);
  };
  const ordered = [...asked].sort((a, b) => expectedMs(b.run) - expectedMs(a.run));
  await Promise.all(ordered.map(({ own, run }) => one(own, run)));
}

async function reportOf(request: SdkRunRequest, own: SubjectRun): Promise<Report> {
  const { key, evidenceFile, ledgerFile, requests } = own;
  const { contract, strict, signal } = request;
  appendEvidence(evidenceFile, {
    type: 'end',
    finishedAt: new Date().toISOString(),
    requests,
    interrupted: signal.aborted,
  });
  const ledger = ledgerFile === null ? null : loadLedger(ledgerFile, contract.edition, own.subject.name);
  copySubjectFile(ledgerFile, join(request.reportDir, ledgerPath(key)));
  return makeReport(evidenceFile, { contract, ledger, deviations: ledgerFile, strict, key });
}

/**
 * Puts subjects through the scenarios, side by side, and makes one report of all. Subjects that are not installed are left out and
 * named in a note, unless nobody else is there.
 */
export async function runSdk(request: SdkRunRequest): Promise<Report> {
  const spec = loadScenarios();
  for (const { name, deviations } of request.subjects) {
    const file = request.deviations ?? deviations;
    if (file !== null) loadLedger(file, request.contract.edition, name);
  }
  const bench = await makeBench(request);
  setMaxListeners(0, request.signal);
  try {
    const slots = createSlots(availableParallelism(), availableParallelism());
    const handshakes = await Promise.all(
      request.subjects.map(async (subject) => {
        const slot = await slots.take();
        return performHandshake(subject, bench).finally(slot.ended);
      }),
    );
    mkdirSync(request.reportDir, { recursive: true });
    clearSubjectFiles(
      request.reportDir,
      request.subjects.map(({ deviations }) => request.deviations ?? deviations),
    );
    const subjectRuns = openSubjectRuns(request, spec, handshakes);
    await perform(request, subjectRuns, spec, bench);
    const there = subjectRuns.filter(({ handshake }) => handshake.kind !== 'absent');
    const told = there.length > 0 ? there : subjectRuns;
    const reports = await Promise.all(told.map((own) => reportOf(request, own)));
    const absent = subjectRuns.filter((own) => !told.includes(own));
    for (const { evidenceFile } of absent) rmSync(evidenceFile);
    const report = combineReports(reports);
    const notes = [
      ...(report.notes ?? []),
      ...absent.map(
        ({ subject, handshake }) => `${subject.title}: ${handshake.kind === 'hello' ? '' : handshake.reason}`,
      ),
    ];
    return reportOfSubjects({ ...report, notes });
  } finally {
    rmSync(bench.directory, { recursive: true, force: true, maxRetries: 3 });
  }
}
