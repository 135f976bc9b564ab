import { statementTitles } from '../../model/statement.ts';
import { markdownCode, markdownText, terminalText } from '../../text/escape.ts';
import type { CaseChanges, VerdictChange } from '../history/history.ts';
import type { ComparedColumn, Comparison } from './compare-reports.ts';

const mostCases = 50;

/** The kinds of change in the order in which a reader wants them, and what each means. */
const kinds: readonly [kind: keyof CaseChanges, meaning: string][] = [
  ['regressed', 'broken now, and was not'],
  ['fixed', 'kept now, and was broken'],
  ['changed', 'another verdict'],
  ['new', 'was not asked before'],
  ['gone', 'is not asked any more'],
];

function transition({ before, now }: Pick<VerdictChange, 'before' | 'now'>): string {
  return `${before ?? 'none'} → ${now ?? 'none'}`;
}

/** How the same comparison is written down for a terminal and for a pull request. */
interface Style {
  heading(text: string): string;
  words(text: string): string;
  code(text: string): string;
  item(text: string): string;
}

const plain: Style = {
  heading: (text) => `${terminalText(text)}\n`,
  words: (text) => `  ${terminalText(text)}\n`,
  code: (text) => terminalText(text, 200),
  item: (text) => `    ${text}\n`,
};

const markdown: Style = {
  heading: (text) => `### ${markdownText(text)}\n\n`,
  words: (text) => `\n${markdownText(text)}\n\n`,
  code: (text) => markdownCode(text),
  item: (text) => `- ${text}\n`,
};

function columnText(column: ComparedColumn, style: Style): string {
  const { before, now, differences, clauses } = column;
  const parts = kinds.flatMap(([kind, meaning]) => {
    const changes = column[kind];
    if (changes.length === 0) return [];
    const rows = changes
      .slice(0, mostCases)
      .map((change) => style.item(`${style.code(change.id)} ${transition(change)}`));
    const more = changes.length - mostCases;
    return [
      style.words(`${changes.length} ${kind} (${meaning})`),
      ...rows,
      ...(more > 0 ? [style.item(`and ${more} more`)] : []),
    ];
  });
  const same = parts.length === 0 ? [style.words('No case got another verdict.')] : [];
  const clauseRows = clauses.map((change) => style.item(`${style.code(change.id)} ${transition(change)}`));
  return [
    style.heading(column.title),
    style.words(`${statementTitles[before.statement]} → ${statementTitles[now.statement]}`),
    ...(differences.length > 0 ? [style.words('Not judged alike:')] : []),
    ...differences.map((difference) => style.item(style.code(difference))),
    ...parts,
    ...same,
    ...(clauseRows.length > 0 ? [style.words('Clauses'), ...clauseRows] : []),
  ].join('');
}

function comparisonText(comparison: Comparison, style: Style): string {
  return [
    ...comparison.columns.map((column) => columnText(column, style)),
    ...comparison.gone.map((title) => style.words(`Only in the first report: ${title}.`)),
    ...comparison.new.map((title) => style.words(`Only in the second report: ${title}.`)),
  ].join('\n');
}

/** A comparison for the terminal. Text of subjects is made visible. */
export function diffText(comparison: Comparison): string {
  return comparisonText(comparison, plain);
}

/** A comparison for a pull request's comment. */
export function diffMarkdown(comparison: Comparison): string {
  return `## Conformance, compared\n\n${comparisonText(comparison, markdown)}`;
}
