import { cellText, type MethodRow, methodTable } from '../model/method-rows.ts';
import { methodsOf } from '../model/overview.ts';
import type { Report } from '../model/report.ts';
import { verdictWords } from '../model/verdict-word.ts';
import { markdownCode, markdownText } from '../text/escape.ts';

/** A table of Markdown that is wider than this cannot be read. */
const maxSubjects = 20;
/** More rows than these are counted: a summary may have 1 MiB, and nobody reads a longer table. */
const maxRows = 200;

function row({ method, cells }: MethodRow, name = markdownCode(method)): string {
  const words = cells
    .slice(0, maxSubjects)
    .map((cell) =>
      cell === null ? '' : `${verdictWords[cell.verdict].symbol} ${cell.verdict}: ${cellText(cell)}`,
    );
  return `| ${name} | ${words.join(' | ')} |\n`;
}

/** The methods of a report in Markdown, a row a method, those with a broken MUST clause first. Empty for one method. */
export function summaryMethods(report: Report): string {
  if (methodsOf(report).length === 1) return '';
  const { subjects, portal, modules } = methodTable(report);
  const rows = modules.flatMap((module) => module.rows);
  const ordered = [...rows].sort((one, other) => Number(other.isBroken) - Number(one.isBroken));
  const shown = ordered.slice(0, maxRows);
  const hidden = ordered.slice(maxRows);
  const titles = subjects.slice(0, maxSubjects).map(({ title }) => markdownText(title));
  const broken = hidden.filter(({ isBroken }) => isBroken).length;
  return [
    '### Methods\n\n',
    `| method | ${titles.join(' | ')} |\n| :-- |${' :-- |'.repeat(titles.length)}\n`,
    ...(portal === null ? [] : [row(portal, 'the portal, asked once')]),
    ...shown.map((one) => row(one)),
    hidden.length === 0
      ? '\n'
      : `\n${hidden.length} more methods are in \`index.html\`, ${broken} of them with a broken MUST clause.\n\n`,
  ].join('');
}
