import { setMaxListeners } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { documentsOf } from '../../contract/documents.ts';
import { loadLedger } from '../../evaluate/baseline/load-ledger.ts';
import { combineReports } from '../../report/compare/merge/combine-reports.ts';
import { appendEvidence, startEvidence } from '../../report/evidence/evidence-file.ts';
import { makeReport } from '../../report/make/make-report.ts';
import { reportOfSubjects } from '../../report/make/report-of-subjects.ts';
import type { Report } from '../../report/model/report.ts';
import {
  clearSubjectFiles,
  copySubjectFile,
  evidencePath,
  ledgerPath,
} from '../../report/model/report-files.ts';
import { subjectKey } from '../../report/model/subject-key.ts';
import { caseRuns } from '../../sdk/case-run.ts';
import { loadScenarios } from '../../sdk/load-scenarios.ts';
import { makeCallContext } from '../../sdk/make-call-context.ts';
import { type Handshake, performHandshake } from '../../sdk/perform-handshake.ts';
import type { SdkSpec } from '../../sdk/scenario.ts';
import { createSlots } from '../../sdk/start-slots.ts';
import { isPinned, type Subject } from '../../sdk/subject.ts';
import { evidenceHeader } from '../evidence-header.ts';
import { performSdkCalls } from './perform-sdk-calls.ts';
import type { SdkRunRequest, SubjectRun } from './sdk-run-request.ts';
import { sdkSubject } from './sdk-subject.ts';

/** A subject, and what it answered. */
interface Met {
  readonly subject: Subject;
  readonly handshake: Handshake;
}

/** An SDK that is found under its own name and as one of the versions that come with the suite, once: by the name with the version. */
function eachOnce(met: readonly Met[]): readonly Met[] {
  const identity = ({ handshake }: Met) =>
    handshake.kind === 'ready' ? `${handshake.reply.name}@${handshake.reply.version}` : null;
  return met.filter(
    (one) =>
      isPinned(one.subject) ||
      identity(one) === null ||
      !met.some((other) => isPinned(other.subject) && identity(other) === identity(one)),
  );
}

/** Says of the subjects that are not installed that they are not: of those that were asked for by name what to do, of the others who they are. */
function absentNotes({ named }: SdkRunRequest, absent: readonly SubjectRun[]): readonly string[] {
  if (absent.length === 0) return [];
  if (!named) return [`Not installed here: ${absent.map(({ subject }) => subject.title).join(', ')}.`];
  return absent.map(
    ({ subject, handshake }) => `${subject.title}: ${handshake.kind === 'ready' ? '' : handshake.reason}`,
  );
}

function openSubjectRuns(request: SdkRunRequest, spec: SdkSpec, met: readonly Met[]): readonly SubjectRun[] {
  const { strict, only, slow, deviations } = request;
  const earlier = Object.fromEntries(request.earlier);
  const options = { strict, only, repeat: null, slow, deviations, earlier };
  const taken = new Set<string>();
  return met.map(({ subject, handshake }) => {
    const key = subjectKey(subject.name, taken);
    taken.add(key);
    const evidenceFile = join(request.reportDir, evidencePath(key));
    const ledgerFile = request.deviations ?? subject.deviations;
    const named = sdkSubject(subject, handshake, key, request.project);
    startEvidence(evidenceFile, evidenceHeader(request.contract, named, options));
    const runs =
      handshake.kind === 'ready'
        ? caseRuns(spec.scenarios, subject, handshake.reply, { slow: request.slow })
        : [];
    return { subject, key, handshake, runs, evidenceFile, ledgerFile, nextExchange: 1, requests: 0 };
  });
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
  const ledger = ledgerFile === null ? null : loadLedger(ledgerFile, documentsOf(contract), own.subject.name);
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
    if (file !== null) loadLedger(file, documentsOf(request.contract), name);
  }
  const context = await makeCallContext(request);
  setMaxListeners(0, request.signal);
  try {
    const slots = createSlots(availableParallelism(), availableParallelism());
    const met = await Promise.all(
      request.subjects.map(async (subject): Promise<Met> => {
        const slot = await slots.take();
        return { subject, handshake: await performHandshake(subject, context).finally(slot.ended) };
      }),
    );
    mkdirSync(request.reportDir, { recursive: true });
    clearSubjectFiles(
      request.reportDir,
      request.subjects.map(({ deviations }) => request.deviations ?? deviations),
    );
    const subjectRuns = openSubjectRuns(request, spec, request.named ? met : eachOnce(met));
    await performSdkCalls(request, subjectRuns, spec, context);
    const there = subjectRuns.filter(({ handshake }) => handshake.kind !== 'absent');
    const told = there.length > 0 ? there : subjectRuns;
    const reports = await Promise.all(told.map((own) => reportOf(request, own)));
    const absent = subjectRuns.filter((own) => !told.includes(own));
    for (const { evidenceFile } of absent) rmSync(evidenceFile);
    const report = combineReports(reports);
    return reportOfSubjects({ ...report, notes: [...(report.notes ?? []), ...absentNotes(request, absent)] });
  } finally {
    rmSync(context.directory, { recursive: true, force: true, maxRetries: 3 });
  }
}
