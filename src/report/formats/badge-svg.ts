import { allTrouble, editionsOf, everybody, methodsOf } from '../model/overview.ts';
import type { Report } from '../model/report.ts';
import { countsLine, statementMark, statementTitles } from '../model/statement.ts';
import type { Tone } from '../model/verdict-word.ts';
import { xmlText } from '../text/escape.ts';

/** White text has a contrast of at least 4.5 on each. */
const colours: Readonly<Record<Tone, string>> = {
  green: '#2a7d33',
  red: '#c62828',
  amber: '#9a5b00',
  neutral: '#5f6368',
};

const characterWidth = 6.6;

/** A longer name of a subject would make a badge wider than the pages that show it. */
const maxNameLength = 50;

function shortText(text: string): string {
  return text.length <= maxNameLength ? text : `${text.slice(0, maxNameLength - 1)}…`;
}

function width(text: string): number {
  return Math.round(text.length * characterWidth) + 12;
}

/**
 * `badge.svg`: the statement as a picture that needs no server. It loads nothing and names no font of its own; its title,
 * which a screen reader says, has the counts. Of the subject it holds its name only.
 */
export function* badgeSvg(report: Report): Generator<string> {
  const { counts, partial } = report;
  const { tone, symbol } = statementMark(report);
  const what = `${methodsOf(report).join(', ')} ${editionsOf(report).join(', ')}`;
  const label = `${what}, ${shortText(everybody(report).name)}`;
  const word = `${symbol} ${statementTitles[report.statement].toLowerCase()}${partial ? ' (partial)' : ''}`;
  const trouble = allTrouble(report).map((sentence) => `. ${sentence}`);
  const title = `${label}: ${statementTitles[report.statement].toLowerCase()} (${countsLine(counts)}${partial ? ', partial' : ''})${trouble.join('')}`;
  const [left, right] = [width(label), width(word)];
  const text = (said: string, x: number, length: number) =>
    `<text x="${x}" y="14" textLength="${length - 12}" lengthAdjust="spacingAndGlyphs">${xmlText(said)}</text>`;
  yield [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" viewBox="0 0 ${left + right} 20" role="img" aria-labelledby="title">`,
    `  <title id="title">${xmlText(title)}</title>`,
    `  <rect width="${left + right}" height="20" rx="3" fill="${colours[partial && tone === 'green' ? 'amber' : tone]}"/>`,
    `  <path d="M3 0h${left - 3}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#3c4043"/>`,
    `  <g fill="#fff" font-family="sans-serif" font-size="11" aria-hidden="true">`,
    `    ${text(label, 6, left)}`,
    `    ${text(word, left + 6, right)}`,
    '  </g>',
    '</svg>',
    '',
  ].join('\n');
}
