import { editionsOf, everybody } from '../model/overview.ts';
import type { Report } from '../model/report.ts';
import { countsLine, statementMark, statementTitles } from '../model/statement.ts';
import type { Tone } from '../model/verdict-word.ts';
import { methodsText } from '../text/about-sentence.ts';
import { jsonText } from './json-text.ts';

const colours: Readonly<Record<Tone, string>> = {
  green: 'brightgreen',
  red: 'red',
  amber: 'orange',
  neutral: 'lightgrey',
};

/** `badge.json`: a shields.io endpoint. It says what was judged, the statement and the counts, never a percentage. @see https://shields.io/badges/endpoint-badge */
export function* badgeJson(report: Report): Generator<string> {
  const statement = statementTitles[report.statement].toLowerCase();
  const message = `${everybody(report).name}: ${statement} (${countsLine(report.counts)}${report.partial ? ', partial' : ''})`;
  yield `${jsonText(
    {
      schemaVersion: 1,
      label: `${methodsText(report)} ${editionsOf(report).join(', ')}`,
      message,
      color:
        report.partial && report.statement !== 'not-conformant'
          ? 'orange'
          : colours[statementMark(report).tone],
    },
    2,
  )}\n`;
}
