/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { ReportedCase } from '../report.ts';
import { ExchangeLines } from './exchange-line.tsx';
import { Words } from './marks.tsx';

/** The name of a case inside its clause: its id without the clause, which the heading says. */
function shortName(reported: ReportedCase): string {
  const prefix = `${reported.clause}/`;
  return reported.id.startsWith(prefix) ? reported.id.slice(prefix.length) : reported.id;
}

/** What several names have in common: everything before the last slash. */
function family(reported: ReportedCase): string {
  const name = shortName(reported);
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

/** Neighbours of one family together; a case without family is alone. */
function families(cases: readonly ReportedCase[]): readonly (readonly ReportedCase[])[] {
  const groups: ReportedCase[][] = [];
  for (const reported of cases) {
    const last = groups.at(-1);
    const before = last?.[0];
    const together = before !== undefined && family(reported) !== '' && family(reported) === family(before);
    if (together) last?.push(reported);
    else groups.push([reported]);
  }
  return groups;
}

function Watched({ reported }: { readonly reported: ReportedCase }): JSX.Element | null {
  if (reported.watched === undefined) return null;
  return <p>looked at {reported.watched} answers of the run</p>;
}

function Single(props: { readonly reported: ReportedCase; readonly method: string }): JSX.Element {
  const { reported, method } = props;
  return (
    <li>
      <Words text={reported.title} /> <i>{shortName(reported)}</i>
      <ExchangeLines exchanges={reported.exchanges} method={method} />
      <Watched reported={reported} />
    </li>
  );
}

function Family(props: { readonly cases: readonly ReportedCase[]; readonly method: string }): JSX.Element {
  const [first] = props.cases;
  const name = first === undefined ? '' : family(first);
  const seen = new Set<number>();
  const rows = props.cases.map((reported) => {
    const fresh = reported.exchanges.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const rest = shortName(reported).slice(name.length + 1);
    return <ExchangeLines exchanges={fresh} method={props.method} name={rest} />;
  });
  return (
    <li>
      <i>{name}/</i> {props.cases.length} cases, such as: <Words text={first?.title ?? ''} />
      {rows}
    </li>
  );
}

/** Cases that need no explaining, folded: a title, and a line for each request that was not shown before. */
export function CaseRows(props: {
  readonly title: string;
  readonly cases: readonly ReportedCase[];
  readonly method: string;
}): JSX.Element | null {
  const { title, cases, method } = props;
  if (cases.length === 0) return null;
  return (
    <details class="folded">
      <summary>{title}</summary>
      <ul class="rows">
        {families(cases).map((group) => {
          const [only] = group;
          if (group.length === 1 && only !== undefined) return <Single reported={only} method={method} />;
          return <Family cases={group} method={method} />;
        })}
      </ul>
    </details>
  );
}
