/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { type ClauseGroup, groupByClause } from '../group-by-clause.ts';
import type { Report } from '../report.ts';
import { toneOf, worstFirst } from '../verdict-word.ts';
import { CaseCard } from './case-card.tsx';
import { CaseRows } from './case-rows.tsx';
import { Code, LevelMark, SaidCounts, VerdictMark, Words } from './marks.tsx';

/** More open cards than this help nobody: the page opens the first ones only. */
const mostOpen = 40;

function plural(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

function ClauseCases(props: {
  readonly group: ClauseGroup;
  readonly report: Report;
  readonly open: ReadonlySet<string>;
}): JSX.Element {
  const { clause, cases } = props.group;
  const { method } = props.report.contract;
  const of = (verdict: string) => cases.filter((reported) => reported.verdict === verdict);
  const passing = of('pass');
  const asked = of('info');
  const left = of('not-run').length;
  const cards = cases
    .filter((reported) => !['pass', 'info', 'not-run'].includes(reported.verdict))
    .sort((one, other) => worstFirst.indexOf(one.verdict) - worstFirst.indexOf(other.verdict));
  return (
    <section aria-labelledby={`clause-${clause.id}`}>
      <h3 id={`clause-${clause.id}`}>
        <Code text={clause.id} /> <LevelMark level={clause.level} /> <VerdictMark verdict={clause.verdict} />
      </h3>
      <p>
        <Words text={clause.says} />{' '}
        <small>
          <SaidCounts counts={clause.counts} />
        </small>
      </p>
      {cards.map((reported) => (
        <CaseCard
          reported={reported}
          clause={clause}
          tone={toneOf(reported.verdict, props.report.options.strict)}
          open={props.open.has(reported.id)}
        />
      ))}
      <CaseRows title={plural(passing.length, 'case passes', 'cases pass')} cases={passing} method={method} />
      <CaseRows
        title={plural(asked.length, 'open question was asked', 'open questions were asked')}
        cases={asked}
        method={method}
      />
      {left > 0 ? (
        <p>
          <a href="#not-run">{plural(left, 'case was not run', 'cases were not run')}</a>
        </p>
      ) : null}
    </section>
  );
}

/** All cases under their clauses: what is wrong open and whole, what passes folded to a line each. */
export function CasesSection({ report }: { readonly report: Report }): JSX.Element {
  const red = report.cases.filter((reported) => toneOf(reported.verdict, report.options.strict) === 'red');
  const open = new Set(red.slice(0, mostOpen).map((reported) => reported.id));
  return (
    <section id="cases" aria-labelledby="cases-title">
      <h2 id="cases-title">Cases</h2>
      <p>
        Paths leave out the origin <Code text={report.subject.origin} />; secrets are replaced. In the folded
        lists <Code text="…" /> stands for <Code text={report.contract.method} /> below the credential;
        evidence.ndjson has every byte.
        {red.length > mostOpen ? ` The first ${mostOpen} of ${red.length} red cases are open.` : ''}
      </p>
      {groupByClause(report).map((group) => (
        <ClauseCases group={group} report={report} open={open} />
      ))}
    </section>
  );
}
