import type { Report } from '../model/report.ts';
import { markdownText } from '../text/escape.ts';
import { surfacedParts } from './surfaced-fields.ts';
import { type Share, surfacedTableOf } from './surfaced-table.ts';

function shareText({ kept, of }: Share): string {
  if (of === 0) return '–';
  return `${kept === of ? '✓' : kept === 0 ? '✗' : '~'} ${kept} of ${of}`;
}

/** What callers see, in figures, in Markdown: a row for each SDK. Empty where the report has none. */
export function summarySurfaced(report: Report): string {
  const table = surfacedTableOf(report);
  if (table === null) return '';
  const rows = table.totals.map(({ titled, errors, fields, falseSuccesses, unsettled }) => {
    const counts = [falseSuccesses, unsettled].map((count) => (count === 0 ? 'none' : `✗ ${count}`));
    const shares = [errors, ...surfacedParts.map((part) => fields[part])].map(shareText);
    return `| ${[markdownText(titled.title), ...shares, ...counts].join(' | ')} |\n`;
  });
  return [
    '### What callers see\n\n',
    'How many of the values that the portal sent reach the caller unchanged, each as a field of the error:\n\n',
    '| SDK | failures surfaced as an error | code | description | status | false successes | never settles |\n',
    '| :-- | :-- | :-- | :-- | :-- | :-- | :-- |\n',
    ...rows,
    '\n',
  ].join('');
}
