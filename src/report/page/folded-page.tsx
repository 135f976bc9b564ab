/** @jsxImportSource preact */
import { createHash } from 'node:crypto';
import type { JSX } from 'preact';
import { subjectOf } from '../columns.ts';
import type { FoldedFile } from '../fold.ts';
import type { Report } from '../report.ts';
import { CaseRows } from './case-rows.tsx';
import { Code, Words } from './marks.tsx';
import { style } from './style.ts';

/** A page beside the page: the exchanges of cases that a big report only names. */
export function FoldedPage(props: { readonly report: Report; readonly folded: FoldedFile }): JSX.Element {
  const { report, folded } = props;
  const [first] = folded.cases;
  const name = first === undefined ? folded.subject : subjectOf(report, first).name;
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${folded.clause}: exchanges`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>
            <Code text={folded.clause} />
          </h1>
          <p>
            <Words text={name} />, <a href={`../index.html#clause-${folded.clause}`}>back to the report</a>
          </p>
          <CaseRows
            title={`${folded.cases.length} cases`}
            cases={folded.cases}
            method={report.contract.method}
          />
        </main>
      </body>
    </html>
  );
}
