import { jsonText } from './json-text.ts';
import type { Report } from './report.ts';
import { countsLine, statementMark, statementTitles } from './statement.ts';
import type { Tone } from './verdict-word.ts';

const colours: Readonly<Record<Tone, string>> = {
  green: 'brightgreen',
  red: 'red',
  amber: 'orange',
  neutral: 'lightgrey',
};

/** `badge.json`: a shields.io endpoint. It says the statement and the counts, never a percentage. @see https://shields.io/badges/endpoint-badge */
export function* badgeJson(report: Report): Generator<string> {
  const statement = statementTitles[report.statement].toLowerCase();
  const message = `${statement} (${countsLine(report.counts)}${report.partial ? ', partial' : ''})`;
  yield `${jsonText(
    {
      schemaVersion: 1,
      label: `${report.contract.method} ${report.contract.edition}`,
      message,
      color:
        report.partial && report.statement !== 'not-conformant'
          ? 'orange'
          : colours[statementMark(report).tone],
    },
    2,
  )}\n`;
}
