import { columnsOf } from '../model/columns.ts';
import { matrixOf } from '../model/matrix.ts';
import type { Report } from '../model/report.ts';
import { countsLine, statementTitles } from '../model/statement.ts';
import { verdictWords } from '../model/verdict-word.ts';
import { markdownCode, markdownText } from '../text/escape.ts';

const mostColumns = 20;

/** The columns of a report in Markdown: a row a subject, and the clauses in which they differ. Empty for one subject. */
export function summaryColumns(report: Report): string {
  if (report.subjects.length === 1) return '';
  const columns = columnsOf(report);
  const rows = columns.map(({ subject, title }) => {
    const { contract, statement, partial, counts } = subject;
    const said = `${statementTitles[statement]}${partial ? ' (partial)' : ''}`;
    return `| ${markdownText(title)} | ${contract.edition} | ${said} | ${countsLine(counts)} |\n`;
  });
  const differing = matrixOf(report).rows.filter(({ differs }) => differs);
  const shown = columns.slice(0, mostColumns);
  const clauses = differing.map(({ clause, cells }) => {
    const words = cells
      .slice(0, mostColumns)
      .map((cell) => (cell === null ? '' : `${verdictWords[cell.verdict].symbol} ${cell.verdict}`));
    return `| ${markdownCode(clause.id)} | ${words.join(' | ')} |\n`;
  });
  const table = [
    `| clause | ${shown.map(({ title }) => markdownText(title)).join(' | ')} |\n`,
    `| :-- |${' :-- |'.repeat(shown.length)}\n`,
    ...clauses,
  ];
  return [
    '| subject | edition | statement | cases |\n| :-- | :-- | :-- | :-- |\n',
    ...rows,
    differing.length === 0
      ? '\nNo clause got different verdicts.\n'
      : `\n${differing.length} ${differing.length === 1 ? 'clause' : 'clauses'} got different verdicts:\n\n`,
    ...(differing.length === 0 ? [] : table),
    '\n',
  ].join('');
}
