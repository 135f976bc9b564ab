/** @jsxImportSource preact */

import type { JSX } from 'preact';
import { everybody } from '../model/overview.ts';
import type { Report } from '../model/report.ts';
import { statementTitles } from '../model/statement.ts';
import { methodsText } from '../text/about-sentence.ts';
import { visibleText } from '../text/escape.ts';
import { type PageAsset, pageScript, pageStyle, sdkPageStyle } from './page-assets.ts';
import type { PageSection } from './page-section.ts';
import { reportSections } from './report-sections.tsx';
import { StatementSection } from './sections/statement-section.tsx';

/** Nothing is loaded: the page's one style sheet and its one script are allowed by their hashes. */
function contentPolicy(style: PageAsset): string {
  return [
    "default-src 'none'",
    `style-src ${style.source}`,
    `script-src ${pageScript.source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function Head(props: { readonly report: Report; readonly style: PageAsset }): JSX.Element {
  const { report, style } = props;
  const about = visibleText(`${methodsText(report)}, ${everybody(report).name}`);
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={contentPolicy(style)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>{`${statementTitles[report.statement]}: ${about}`}</title>
      <style dangerouslySetInnerHTML={{ __html: style.text }} />
    </head>
  );
}

function Contents({ sections }: { readonly sections: readonly PageSection[] }): JSX.Element {
  return (
    <nav aria-label="Contents">
      <ul>
        {sections.map(({ id, title, note }) => (
          <li>
            <a href={`#${id}`}>{title}</a>
            {note === undefined ? null : <small> {note}</small>}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The whole page. `extra` are sections that another kind of report adds. */
export function Page(props: {
  readonly report: Report;
  readonly extra?: readonly PageSection[];
}): JSX.Element {
  const { report, extra = [] } = props;
  const sections = reportSections(report, extra);
  return (
    <html lang="en">
      <Head report={report} style={extra.length === 0 ? pageStyle : sdkPageStyle} />
      <body>
        <a class="skip" href="#main">
          Skip to the statement
        </a>
        <main id="main" tabIndex={-1}>
          <StatementSection report={report} />
          <Contents sections={sections} />
          {sections.map(({ id, title, content }) => (
            <section id={id} aria-labelledby={`${id}-title`}>
              <h2 id={`${id}-title`}>{title}</h2>
              {content}
            </section>
          ))}
        </main>
        <script dangerouslySetInnerHTML={{ __html: pageScript.text }} />
      </body>
    </html>
  );
}
