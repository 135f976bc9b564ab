import { createHash } from 'node:crypto';
import { type Verdict, verdicts } from '../../../evaluate/verdict.ts';
import { suiteVersion } from '../../../suite-version.ts';
import { suiteProof } from '../../model/make-proof.ts';
import type { Proof } from '../../model/proof.ts';
import type { Counts, Report, ReportedSubject, RunFacts } from '../../model/report.ts';
import { compareExitCodes, worstExitCode, worstStatement } from '../../model/worst-of.ts';
import { caseInColumn } from './case-in-column.ts';
import { columnFile, columnKeys } from './column-files.ts';
import { combineClauses } from './combine-clauses.ts';
import { splitReport } from './split-report.ts';

/** A report of one subject, and the key that it gets among the others. */
interface Part {
  readonly report: Report;
  readonly subject: ReportedSubject;
}

function partsOf(reports: readonly Report[]): readonly Part[] {
  const subjects = reports.flatMap((report) => report.subjects.map((subject) => ({ report, subject })));
  const keys = columnKeys(subjects.map(({ subject }) => subject));
  return subjects.map(({ report, subject }, index) => ({
    report,
    subject: { ...subject, key: keys[index] ?? subject.key },
  }));
}

function summed(all: readonly Counts[]): Counts {
  const sum = (verdict: Verdict) => all.reduce((total, counts) => total + counts[verdict], 0);
  return Object.fromEntries(verdicts.map((verdict) => [verdict, sum(verdict)])) as Counts;
}

function runOf(runs: readonly RunFacts[]): RunFacts {
  const ids = runs.map(({ id }) => id).join('\n');
  const sum = (of: (run: RunFacts) => number) => runs.reduce((total, run) => total + of(run), 0);
  const begun = runs.map(({ startedAt }) => startedAt).sort();
  const ended = runs.map(({ finishedAt }) => finishedAt).sort();
  return {
    id: `merged-${createHash('sha256').update(ids).digest('hex').slice(0, 16)}`,
    startedAt: begun[0] ?? '',
    finishedAt: ended.at(-1) ?? '',
    durationMs: sum(({ durationMs }) => durationMs),
    requests: sum(({ requests }) => requests),
  };
}

/** What all have in common, or else `without`. */
function common<Value>(values: readonly Value[], without: Value): Value {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : without;
}

function proofOf(parts: readonly Part[]): Proof {
  const contracts = new Map(parts.map(({ subject: { contract } }) => [JSON.stringify(contract), contract]));
  const mutants = parts.find(({ report }) => report.proof?.mutants)?.report.proof?.mutants;
  const files = parts.flatMap(({ report, subject: { key } }) =>
    (report.proof?.files ?? []).map((file) => ({ ...file, subject: key, file: columnFile(file.role, key) })),
  );
  return {
    suite: suiteProof(),
    contracts: [...contracts.values()],
    files,
    ...(mutants === undefined ? {} : { mutants }),
  };
}

function notesOf(parts: readonly Part[]): readonly string[] {
  const editions = [...new Set(parts.map(({ subject }) => subject.contract.edition))];
  const cut = parts.filter(({ subject }) => subject.partial).map(({ subject }) => subject.key);
  return [
    ...(cut.length > 0 ? [`Partial: not all that was asked of ${cut.join(', ')} is here.`] : []),
    ...(editions.length > 1 ? [`The columns are of different editions: ${editions.join(', ')}.`] : []),
  ];
}

/** All subjects as one: `3 portals`, or `4 runs of 2 portals`. */
function nameOf(subjects: readonly ReportedSubject[]): Report['subject'] {
  const kinds = new Set(subjects.map(({ kind }) => kind));
  const names = new Set(subjects.map(({ kind, name, origin }) => JSON.stringify([kind, name, origin]))).size;
  const noun = kinds.size > 1 ? 'subject' : kinds.has('sdk') ? 'SDK' : 'portal';
  const counted = `${names} ${noun}${names === 1 ? '' : 's'}`;
  return {
    kind: kinds.has('portal') ? 'portal' : 'sdk',
    name: names === subjects.length ? counted : `${subjects.length} runs of ${counted}`,
    origin: '',
  };
}

/** The members at the head of a report that follow from its subjects. */
export type Head = Pick<
  Report,
  'statement' | 'exitCode' | 'partial' | 'subject' | 'counts' | 'reasons' | 'unjudged' | 'ledgerProblems'
>;

/** What several subjects amount to: a report is as good as its worst column. */
export function headOf(subjects: readonly ReportedSubject[]): Head {
  const worst = [...subjects].sort((one, other) => compareExitCodes(one.exitCode, other.exitCode));
  const reasons = worst.flatMap(({ key, reasons: own }) => own.slice(0, 1).map((text) => `${key}: ${text}`));
  return {
    statement: worstStatement(subjects.map(({ statement }) => statement)),
    exitCode: worstExitCode(subjects.map(({ exitCode }) => exitCode)),
    partial: subjects.some(({ partial }) => partial),
    subject: nameOf(subjects),
    counts: summed(subjects.map(({ counts }) => counts)),
    reasons: reasons.slice(0, 3),
    unjudged: [...new Set(subjects.flatMap(({ unjudged }) => unjudged))],
    ledgerProblems: subjects.flatMap(({ key, ledgerProblems }) =>
      ledgerProblems.map((problem) => `${key}: ${problem}`),
    ),
  };
}

/**
 * Puts reports side by side, one column for each subject of each. Lazy: nobody's exchanges are read. The report of a
 * single subject comes back as it is. Whoever writes the result puts each column's files where {@link columnFile} says.
 * Throws where there is no report at all.
 */
export function combineReports(reports: readonly Report[]): Report {
  const single = reports.flatMap(splitReport);
  const [first, ...others] = single;
  if (first === undefined) throw new Error('There is no report to combine.');
  if (others.length === 0) return first;
  const parts = partsOf(single);
  const subjects = parts.map(({ subject }) => subject);
  const cases = parts.flatMap(({ report, subject: { key } }) =>
    report.cases.map((reported) => caseInColumn(reported, key)),
  );
  const notes = notesOf(parts);
  const options = subjects.map((subject) => subject.options);
  const since = parts.flatMap(({ report, subject: { key } }) =>
    (report.since ?? []).map((one) => ({ ...one, subject: key })),
  );
  const history = parts.flatMap(({ report, subject: { key } }) =>
    (report.history ?? []).map((one) => ({ ...one, subject: key })),
  );
  return {
    schemaVersion: 1,
    ...headOf(subjects),
    suite: suiteVersion(),
    contract: first.contract,
    run: runOf(subjects.map(({ run }) => run)),
    options: {
      strict: common(
        options.map(({ strict }) => strict),
        false,
      ),
      only: common(
        options.map(({ only }) => only),
        null,
      ),
      deviations: common(
        options.map(({ deviations }) => deviations),
        null,
      ),
    },
    ...(notes.length === 0 ? {} : { notes }),
    subjects,
    ...(since.length === 0 ? {} : { since }),
    ...(history.length === 0 ? {} : { history }),
    proof: proofOf(parts),
    clauses: combineClauses(single, cases),
    cases,
  };
}
