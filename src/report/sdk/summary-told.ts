import type { Report } from '../model/report.ts';
import { markdownText } from '../text/escape.ts';
import { toldParts } from './told.ts';
import { type Share, toldTableOf } from './told-table.ts';

function shareText({ kept, of }: Share): string {
  if (of === 0) return '–';
  return `${kept === of ? '✓' : kept === 0 ? '✗' : '~'} ${kept} of ${of}`;
}

/** Who tells the caller what, in figures, in Markdown: a row an SDK. Empty where the report tells of none. */
export function summaryTold(report: Report): string {
  const table = toldTableOf(report);
  if (table === null) return '';
  const rows = table.totals.map(({ titled, errors, fields, falseSuccesses, unsettled }) => {
    const counts = [falseSuccesses, unsettled].map((count) => (count === 0 ? 'none' : `✗ ${count}`));
    const shares = [errors, ...toldParts.map((part) => fields[part])].map(shareText);
    return `| ${[markdownText(titled.title), ...shares, ...counts].join(' | ')} |\n`;
  });
  return [
    '### Who tells the caller what\n\n',
    'Of what the portal sent, so much reached the caller unchanged, as a field of its own:\n\n',
    '| SDK | trouble told as an error | code | description | status | false successes | never settles |\n',
    '| :-- | :-- | :-- | :-- | :-- | :-- | :-- |\n',
    ...rows,
    '\n',
  ].join('');
}
