import { createHash } from 'node:crypto';
import { troubleSentence } from '../../evaluate/run-trouble.ts';
import type { RunWarning } from '../../evaluate/run-warnings.ts';
import type { Report, ReportedSubject, RunFacts, SubjectName } from './report.ts';
import { compareExitCodes } from './worst-of.ts';

const maxReasons = 3;

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** The methods that a report is about, each once. */
export function methodsOf({ subjects }: Report): readonly string[] {
  return unique(subjects.flatMap(({ documents }) => documents.map(({ method }) => method)));
}

/** The editions that its subjects were judged by, each once. */
export function editionsOf({ subjects }: Report): readonly string[] {
  return unique(subjects.flatMap(({ documents }) => documents.map(({ edition }) => edition)));
}

/** Who was judged, as one: the only subject, or `3 portals`, or `4 runs of 2 portals`. Several have no origin. */
export function everybody({ subjects }: Report): SubjectName {
  const [first] = subjects;
  if (subjects.length === 1 && first !== undefined) {
    const { kind, name, origin } = first;
    return { kind, name, origin };
  }
  const kinds = new Set(subjects.map(({ kind }) => kind));
  const names = new Set(subjects.map(({ kind, name, origin }) => JSON.stringify([kind, name, origin]))).size;
  const isMixed = kinds.size > 1 || subjects.some(({ isExample }) => isExample === true);
  const noun = isMixed ? 'subject' : kinds.has('sdk') ? 'SDK' : 'portal';
  const counted = `${names} ${noun}${names === 1 ? '' : 's'}`;
  return {
    kind: kinds.has('portal') ? 'portal' : 'sdk',
    name: names === subjects.length ? counted : `${subjects.length} runs of ${counted}`,
    origin: '',
  };
}

/** The runs of all subjects as one: from the first start to the last end, durations and requests summed. */
export function runOf({ subjects }: Report): RunFacts {
  const runs = subjects.map(({ run }) => run);
  const [first] = runs;
  if (runs.length === 1 && first !== undefined) return first;
  const ids = runs.map(({ id }) => id).join('\n');
  const sum = (of: (run: RunFacts) => number) => runs.reduce((total, run) => total + of(run), 0);
  return {
    id: `merged-${createHash('sha256').update(ids).digest('hex').slice(0, 16)}`,
    startedAt: runs.map(({ startedAt }) => startedAt).sort()[0] ?? '',
    finishedAt:
      runs
        .map(({ finishedAt }) => finishedAt)
        .sort()
        .at(-1) ?? '',
    durationMs: sum(({ durationMs }) => durationMs),
    requests: sum(({ requests }) => requests),
  };
}

/** With several subjects, the key before what is said of one. */
function ofEach(
  { subjects }: Report,
  said: (subject: ReportedSubject) => string | readonly string[],
): readonly string[] {
  return subjects.flatMap((subject) =>
    [said(subject)].flat().map((text) => (subjects.length === 1 ? text : `${subject.key}: ${text}`)),
  );
}

/** The main reasons for the statement, worst first: of one subject its own, of several the first of each. */
export function mainReasons({ subjects }: Report): readonly string[] {
  const [first] = subjects;
  if (subjects.length === 1 && first !== undefined) return first.reasons;
  return [...subjects]
    .sort((one, other) => compareExitCodes(one.exitCode, other.exitCode))
    .flatMap(({ key, reasons }) => reasons.slice(0, 1).map((text) => `${key}: ${text}`))
    .slice(0, maxReasons);
}

/** MUST clauses that no case of some subject judged, each once. */
export function unjudgedClauses({ subjects }: Report): readonly string[] {
  return unique(subjects.flatMap(({ unjudged }) => unjudged));
}

/** What is wrong with the ledgers; with several subjects, the key before it. */
export function allLedgerProblems(report: Report): readonly string[] {
  return ofEach(report, ({ ledgerProblems }) => ledgerProblems);
}

/** The trouble that the requests of each run met, in sentences; with several subjects, the key before it. */
export function allTrouble(report: Report): readonly string[] {
  return ofEach(report, ({ run }) => (run.trouble === undefined ? [] : (troubleSentence(run.trouble) ?? [])));
}

/** The run warnings as sentences; with several subjects, the key before each. */
export function allWarningTexts(report: Report): readonly string[] {
  return ofEach(report, ({ runWarnings = [] }) => runWarnings.map(({ message }) => message));
}

/** The run warnings of all subjects. */
export function allRunWarnings({ subjects }: Report): readonly RunWarning[] {
  return subjects.flatMap(({ runWarnings = [] }) => runWarnings);
}

/** What all subjects were asked alike by `--only`; null where it was everything, or not the same. */
export function commonOnly({ subjects }: Report): string | null {
  const asked = unique(subjects.map(({ options }) => options.only ?? ''));
  return asked.length === 1 && asked[0] !== '' ? (asked[0] ?? null) : null;
}
