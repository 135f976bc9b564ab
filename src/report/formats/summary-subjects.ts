import { matrixOf } from '../model/matrix.ts';
import type { Report } from '../model/report.ts';
import { countsLine, statementTitles } from '../model/statement.ts';
import { titledSubjects } from '../model/subjects.ts';
import { verdictWords } from '../model/verdict-word.ts';
import { markdownCode, markdownText } from '../text/escape.ts';

/** A table of Markdown that is wider than this cannot be read. */
const maxSubjects = 20;

/** The subjects of a report in Markdown: a row a subject, and the clauses in which they differ. Empty for one subject. */
export function summarySubjects(report: Report): string {
  if (report.subjects.length === 1) return '';
  const subjects = titledSubjects(report);
  const rows = subjects.map(({ subject, title }) => {
    const { documents, statement, partial, counts } = subject;
    const said = `${statementTitles[statement]}${partial ? ' (partial)' : ''}`;
    return `| ${markdownText(title)} | ${documents.map(({ edition }) => edition).join(', ')} | ${said} | ${countsLine(counts)} |\n`;
  });
  const differing = matrixOf(report).rows.filter(({ differs }) => differs);
  const shown = subjects.slice(0, maxSubjects);
  const clauses = differing.map(({ clause, cells }) => {
    const words = cells
      .slice(0, maxSubjects)
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
