import { type Verdict, verdicts } from '../../evaluate/verdict.ts';
import type { Counts, Report } from '../model/report.ts';
import { worstExitCode, worstStatement } from '../model/worst-of.ts';

/** What a report is put together from; all else in it follows from its subjects. */
export type ReportParts = Omit<Report, 'schemaVersion' | 'statement' | 'exitCode' | 'partial' | 'counts'>;

/** The members of a report that follow from its subjects. */
export type Head = Pick<Report, 'statement' | 'exitCode' | 'partial' | 'counts'>;

function summed(all: readonly Counts[]): Counts {
  const sum = (verdict: Verdict) => all.reduce((total, counts) => total + counts[verdict], 0);
  return Object.fromEntries(verdicts.map((verdict) => [verdict, sum(verdict)])) as Counts;
}

/** What several subjects amount to: a report is as good as its worst subject. Where examples alone were judged and nothing is wrong, no SDK was. */
export function headOf(subjects: Report['subjects']): Head {
  const statement = worstStatement(subjects.map((subject) => subject.statement));
  const exitCode = worstExitCode(subjects.map((subject) => subject.exitCode));
  const isEmpty = exitCode === 0 && subjects.every(({ isExample }) => isExample === true);
  return {
    statement: isEmpty ? 'nothing-judged' : statement,
    exitCode: isEmpty ? worstExitCode([]) : exitCode,
    partial: subjects.some(({ partial }) => partial),
    counts: summed(subjects.map(({ counts }) => counts)),
  };
}

/** Puts a report together: the same members in the same order, whoever makes it. */
export function reportOfSubjects(parts: ReportParts): Report {
  const { suite, subjects, notes, since, history, proof, clauses, cases } = parts;
  const { statement, exitCode, partial, counts } = headOf(subjects);
  return {
    schemaVersion: 1,
    statement,
    exitCode,
    partial,
    suite,
    subjects,
    counts,
    ...(notes === undefined || notes.length === 0 ? {} : { notes }),
    ...(since === undefined || since.length === 0 ? {} : { since }),
    ...(history === undefined || history.length === 0 ? {} : { history }),
    ...(proof === undefined ? {} : { proof }),
    clauses,
    cases,
  };
}
