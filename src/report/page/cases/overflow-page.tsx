/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { OverflowFile } from '../../formats/overflow.ts';
import type { Report } from '../../model/report.ts';
import { documentOf, subjectOf, toneOfCase } from '../../model/subjects.ts';
import { Code, VerdictMark, Words } from '../marks.tsx';
import { pageStyle } from '../page-assets.ts';
import { ExchangeLines } from './exchange-line.tsx';

/** A page beside the page: the exchanges of cases that a big report only names. */
export function OverflowPage(props: {
  readonly report: Report;
  readonly overflow: OverflowFile;
}): JSX.Element {
  const { report, overflow } = props;
  const [first] = overflow.cases;
  const name = first === undefined ? overflow.subject : subjectOf(report, first).name;
  const policy = `default-src 'none'; style-src ${pageStyle.source}; base-uri 'none'; form-action 'none'`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${overflow.clause}: exchanges`}</title>
        <style dangerouslySetInnerHTML={{ __html: pageStyle.text }} />
      </head>
      <body>
        <main>
          <h1>
            <Code text={overflow.clause} />
          </h1>
          <p>
            <Words text={name} />, <a href={`../index.html#clause-${overflow.clause}`}>back to the report</a>
          </p>
          <ul class="rows">
            {overflow.cases.map((reported) => (
              <li id={reported.id}>
                <VerdictMark verdict={reported.verdict} tone={toneOfCase(report, reported)} />{' '}
                <Words text={reported.title} /> <Code text={reported.id} />
                <ExchangeLines exchanges={reported.exchanges} method={documentOf(report, reported).method} />
              </li>
            ))}
          </ul>
        </main>
      </body>
    </html>
  );
}
