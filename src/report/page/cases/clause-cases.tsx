/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { OverflowFile } from '../../formats/overflow.ts';
import type { ClauseWording } from '../../model/clause-wordings.ts';
import type { Report, ReportedCase, ReportedClause } from '../../model/report.ts';
import {
  caseKey,
  caseName,
  clauseKey,
  clausesByKey,
  isStrictThroughout,
  type TitledSubject,
  toneOfCase,
} from '../../model/subjects.ts';
import { needsExplaining, toneOf, worstFirst } from '../../model/verdict-word.ts';
import { Code, LevelMark, plural, SaidCounts, Says, SourceCite, VerdictMark } from '../marks.tsx';
import { ClauseHistory } from '../sections/clause-history.tsx';
import { CaseCard } from './case-card.tsx';
import { CollapsedCases, LikeCases } from './case-rows.tsx';
import type { Slot } from './case-slots.ts';
import { CaseTable } from './case-table.tsx';

/** What all clauses of a page share. */
export interface CasesContext {
  readonly report: Report;
  readonly subjects: readonly TitledSubject[];
  /** Keys of the cases that are shown with all their evidence. */
  readonly whole: ReadonlySet<string>;
  /** Keys of the cases that are open when the page is. */
  readonly open: ReadonlySet<string>;
  /** Files beside the page, with what it leaves out of a big report. */
  readonly files: readonly OverflowFile[];
}

/** Cases of one verdict that a clause may show below its whole ones, each with its requests; the others are collapsed. */
const maxLike = 20;

function byWeight(one: ReportedCase, other: ReportedCase): number {
  return worstFirst.indexOf(one.verdict) - worstFirst.indexOf(other.verdict);
}

function Cards(props: { readonly slots: readonly Slot[]; readonly context: CasesContext }): JSX.Element {
  const { report, subjects, whole, open } = props.context;
  const byKey = clausesByKey(report);
  const several = subjects.length > 1;
  const cases = props.slots
    .flatMap(({ cells }) => cells.filter((cell) => cell !== null))
    .filter((reported) => whole.has(caseKey(reported)))
    .sort(byWeight);
  const title = ({ subject }: ReportedCase) =>
    subjects.find((one) => one.subject.key === subject)?.title ?? null;
  const clauseOf = ({ subject, clause }: ReportedCase) =>
    byKey.get(clauseKey(subject, clause)) as ReportedClause;
  return (
    <>
      {cases.map((reported) => (
        <CaseCard
          reported={reported}
          clause={clauseOf(reported)}
          id={caseName(report, reported)}
          subjectTitle={several ? title(reported) : null}
          tone={toneOfCase(report, reported)}
          open={open.has(caseKey(reported))}
        />
      ))}
    </>
  );
}

/** A clause in one wording; `editions` names those that word it so, where others do not. */
function Wording(props: {
  readonly clause: ReportedClause;
  readonly editions: readonly string[];
}): JSX.Element {
  const { clause, editions } = props;
  return (
    <p>
      {editions.length === 0 ? null : (
        <>
          <b>Edition {editions.join(', ')}</b> <LevelMark level={clause.level} />{' '}
          <VerdictMark verdict={clause.verdict} />{' '}
        </>
      )}
      <Says text={clause.says} />{' '}
      <small>
        <SaidCounts counts={clause.counts} />. Source: <SourceCite source={clause.source} />.
      </small>
    </p>
  );
}

function Head(props: {
  readonly wordings: readonly ClauseWording[];
  readonly first: ReportedClause;
  readonly report: Report;
}): JSX.Element {
  const { wordings, first, report } = props;
  const verdict =
    worstFirst.find((word) => wordings.some(({ clause }) => clause.verdict === word)) ?? first.verdict;
  return (
    <>
      <h3 id={`clause-${first.id}`}>
        <Code text={first.id} /> <LevelMark level={first.level} linked={true} />{' '}
        <VerdictMark verdict={verdict} tone={toneOf(verdict, isStrictThroughout(report))} linked={true} />
      </h3>
      {wordings.map(({ clause, editions }) => (
        <Wording clause={clause} editions={wordings.length > 1 ? editions : []} />
      ))}
      <ClauseHistory report={report} clause={first.id} />
    </>
  );
}

/** Where the exchanges are that a big page leaves out. */
function Files({ files }: { readonly files: readonly OverflowFile[] }): JSX.Element | null {
  if (files.length === 0) return null;
  return (
    <p>
      <small>
        More exchanges:{' '}
        {files.map(({ file }) => (
          <>
            <a href={file}>{file}</a>{' '}
          </>
        ))}
      </small>
    </p>
  );
}

/** The cases of a clause: differences between subjects, what is wrong whole, what passes collapsed to a line each. */
export function ClauseCases(props: {
  /** The clause in every wording that a subject was judged by. */
  readonly wordings: readonly ClauseWording[];
  readonly slots: readonly Slot[];
  readonly context: CasesContext;
}): JSX.Element | null {
  const { wordings, slots, context } = props;
  const clause = wordings[0]?.clause;
  if (clause === undefined) return null;
  const { report, subjects, whole } = context;
  const several = subjects.length > 1;
  const alike = slots.filter(({ differs }) => !differs);
  const of = (verdict: string) => alike.filter((slot) => slot.verdict === verdict);
  const like = alike
    .filter(({ first }) => needsExplaining(first.verdict) && (several || !whole.has(caseKey(first))))
    .sort((one, other) => byWeight(one.first, other.first));
  return (
    <section class="clause" data-c={clause.id} data-l={clause.level} aria-labelledby={`clause-${clause.id}`}>
      <Head wordings={wordings} first={clause} report={report} />
      <CaseTable
        clause={clause.id}
        slots={slots.filter(({ differs }) => differs)}
        subjects={subjects}
        report={report}
        whole={whole}
      />
      <Cards slots={slots} context={context} />
      <LikeCases
        slots={like.slice(0, maxLike)}
        method={clause.method}
        tone={({ first }) => toneOfCase(report, first)}
      />
      {worstFirst.map((verdict) => {
        const more = like.slice(maxLike).filter((slot) => slot.verdict === verdict);
        return <CollapsedCases title={`${plural(more.length, 'more case')}: ${verdict}`} slots={more} />;
      })}
      <CollapsedCases
        title={`${plural(of('info').length, 'open question')}, and what came back`}
        slots={of('info')}
        reasons={true}
        open={true}
      />
      <CollapsedCases title={plural(of('pass').length, 'case passes', 'cases pass')} slots={of('pass')} />
      <CollapsedCases
        title={plural(of('not-run').length, 'case was not run', 'cases were not run')}
        slots={of('not-run')}
      />
      <Files files={context.files.filter((one) => one.clause === clause.id)} />
    </section>
  );
}
