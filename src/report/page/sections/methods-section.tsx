/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { groupedBy } from '../../model/grouped-by.ts';
import type { Report, ReportedClause } from '../../model/report.ts';
import { titledSubjects } from '../../model/subjects.ts';
import { worstFirst } from '../../model/verdict-word.ts';
import { ClauseLink, Code, plural, VerdictMark } from '../marks.tsx';
import { ScrollRegion } from '../scroll-region.tsx';
import { SubjectsHead } from '../subjects-head.tsx';

/** The method of a clause in a run of several methods: its name stands before the clause's, with a colon. */
function methodOf({ id }: Pick<ReportedClause, 'id'>): string {
  return id.slice(0, Math.max(0, id.indexOf(':')));
}

/** So many rows are read at a glance; of more, only the modules with a broken MUST clause are open. */
const maxCasesOnPage = 100;

const kept: readonly string[] = ['pass', 'lenient', 'info', 'fixed'];
const broken: readonly string[] = ['fail', 'changed', 'deviation'];

/** What one subject got for one method: the worst verdict, and how many MUST clauses are kept and broken. */
function Cell({ clauses }: { readonly clauses: readonly ReportedClause[] }): JSX.Element {
  const verdict = worstFirst.find((word) => clauses.some((clause) => clause.verdict === word));
  if (verdict === undefined) return <td>not in the run</td>;
  const must = clauses.filter(({ level }) => level === 'MUST');
  const of = (words: readonly string[]) => must.filter((clause) => words.includes(clause.verdict));
  const [first] = of(broken);
  return (
    <td>
      <VerdictMark verdict={verdict} />{' '}
      <small>
        {of(kept).length} MUST kept, {of(broken).length} broken
        {first === undefined ? null : ': '}
        {first === undefined ? null : <ClauseLink id={first.id} />}
      </small>
    </td>
  );
}

/** Methods × subjects, a collapsed table for each module. A module of a short report, or with a broken MUST clause, is open. */
export function MethodsSection({ report }: { readonly report: Report }): JSX.Element {
  const subjects = titledSubjects(report);
  const methods = groupedBy(report.clauses, methodOf);
  const modules = groupedBy([...methods], ([method]) => method.split('.')[0] ?? method);
  return (
    <>
      {[...modules].map(([module, rows]) => {
        const isBroken = rows.some(([, clauses]) =>
          clauses.some(({ level, verdict }) => level === 'MUST' && broken.includes(verdict)),
        );
        return (
          <details class="module" open={isBroken || methods.size <= maxCasesOnPage}>
            <summary>
              {module}: {plural(rows.length, 'method')}
            </summary>
            <ScrollRegion label={`Methods of ${module} by subject`}>
              <table class="matrix">
                <caption>Methods of the module {module}, by subject</caption>
                <SubjectsHead rows="Method" subjects={subjects} />
                <tbody>
                  {rows.map(([method, clauses]) => (
                    <tr>
                      <th scope="row">
                        <Code text={method} />
                      </th>
                      {subjects.map(({ subject }) => (
                        <Cell clauses={clauses.filter((clause) => clause.subject === subject.key)} />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          </details>
        );
      })}
    </>
  );
}
