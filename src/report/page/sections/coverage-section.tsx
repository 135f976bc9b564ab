/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Level } from '../../../contract/contract.ts';
import type { Verdict } from '../../../evaluate/verdict.ts';
import { describeResponse } from '../../../plan/describe.ts';
import { unjudgedClauses } from '../../model/overview.ts';
import type { Report, ReportedCase } from '../../model/report.ts';
import { ClauseLink, Code, plural } from '../marks.tsx';

const levels: readonly Level[] = ['MUST', 'SHOULD', 'INFO'];
const undecided: ReadonlySet<Verdict> = new Set(['not-run', 'infra', 'inconclusive']);

function isDecided({ verdict }: ReportedCase): boolean {
  return !undecided.has(verdict);
}

/** Responses that some case takes and no other one: whether any such case got it. */
function responsesSeen(cases: readonly ReportedCase[]): ReadonlyMap<string, boolean> {
  const seen = new Map<string, boolean>();
  for (const { prefers, verdict } of cases) {
    const [only] = prefers;
    if (prefers.length !== 1 || only === undefined) continue;
    const name = describeResponse(only);
    seen.set(name, (seen.get(name) ?? false) || verdict === 'pass');
  }
  return new Map([...seen].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function Row(props: { readonly level: Level; readonly report: Report }): JSX.Element {
  const { level, report } = props;
  const ids = new Set(report.clauses.filter((clause) => clause.level === level).map(({ id }) => id));
  const cases = report.cases.filter((reported) => reported.level === level);
  const decided = cases.filter(isDecided);
  const judged = new Set(decided.map(({ clause }) => clause));
  return (
    <tr>
      <th scope="row">{level}</th>
      <td>{ids.size}</td>
      <td>{[...ids].filter((id) => judged.has(id)).length}</td>
      <td>{cases.length}</td>
      <td>{decided.length}</td>
    </tr>
  );
}

function Responses({ responses }: { readonly responses: ReadonlyMap<string, boolean> }): JSX.Element {
  return (
    <ul class="responses">
      {[...responses].map(([name, seen]) => (
        <li>
          <span aria-hidden="true">{seen ? '✓' : '–'}</span> <Code text={name} />{' '}
          {seen ? 'was received where it is expected' : 'was never received where it is expected'}
        </li>
      ))}
    </ul>
  );
}

/** Which MUST clauses have no verdict: by name those that their cases left unjudged, by number those without a case. */
function Unjudged({ report }: { readonly report: Report }): JSX.Element {
  const unjudged = unjudgedClauses(report);
  const tried = new Set(report.cases.map(({ clause }) => clause));
  const untried = new Set(
    report.clauses.flatMap(({ id, level }) => (level === 'MUST' && !tried.has(id) ? [id] : [])),
  ).size;
  const those = untried === 0 ? '' : ' that has a case';
  return (
    <p>
      {unjudged.length === 0
        ? `Every MUST clause${those} was judged by at least one case.`
        : 'MUST clauses that no case judged: '}
      {unjudged.map((id, index) => (
        <>
          {index === 0 ? '' : ', '}
          {report.clauses.some((clause) => clause.id === id) ? <ClauseLink id={id} /> : <Code text={id} />}
        </>
      ))}
      {unjudged.length === 0 ? '' : '.'}
      {untried === 0
        ? ''
        : ` ${plural(untried, 'MUST clause has', 'MUST clauses have')} no case in this run.`}
    </p>
  );
}

/** How much of what is promised was decided by this run: clauses, cases, and documented responses that were met with. */
export function CoverageSection({ report }: { readonly report: Report }): JSX.Element {
  const responses = responsesSeen(report.cases);
  return (
    <>
      <table class="counts coverage">
        <caption>Clauses and planned cases, and how many of them have a verdict that decides</caption>
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">Clauses</th>
            <th scope="col">decided</th>
            <th scope="col">Cases</th>
            <th scope="col">decided</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <Row level={level} report={report} />
          ))}
        </tbody>
      </table>
      <Unjudged report={report} />
      {responses.size === 0 ? null : <Responses responses={responses} />}
    </>
  );
}
