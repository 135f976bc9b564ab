import { groupedBy } from '../../model/grouped-by.ts';
import { countsLine, statementTitles } from '../../model/statement.ts';
import { countVerdicts } from '../../model/verdict-word.ts';
import { markdownCode, markdownText, terminalText } from '../../text/escape.ts';
import type { CaseChanges, VerdictChange } from '../history/history.ts';
import type { ComparedSubject, Comparison } from './compare-reports.ts';

/** More cases of a kind than these are counted only. */
const maxCases = 50;

/** The kinds of change in the order in which a reader wants them, and what each means. */
const kinds: readonly [kind: keyof CaseChanges, meaning: string][] = [
  ['regressed', 'bad now, and was seen good'],
  ['fixed', 'good now, and was bad'],
  ['newlyJudged', 'not judged before'],
  ['changed', 'another verdict'],
  ['new', 'not in the first report'],
  ['gone', 'not in the second report'],
];

/** Kinds of which only the first report, or only the second, knows: there is no change to show, so they are summed up. */
const oneSided: ReadonlySet<keyof CaseChanges> = new Set(['new', 'gone']);

const kindWords: Readonly<Partial<Record<keyof CaseChanges, string>>> = { newlyJudged: 'newly judged' };

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

function changeRows(changes: readonly VerdictChange[], style: Style): readonly string[] {
  const rows = changes
    .slice(0, maxCases)
    .map((change) => style.item(`${style.code(change.id)} ${transition(change)}`));
  const more = changes.length - maxCases;
  return more > 0 ? [...rows, style.item(`and ${more} more`)] : rows;
}

/** A row for each clause: how many of its cases, and their verdicts, worst first. */
function summedRows(changes: readonly VerdictChange[], style: Style): readonly string[] {
  return [...groupedBy(changes, ({ clause }) => clause)].map(([clause, own]) => {
    const counts = countVerdicts(own.flatMap(({ before, now }) => now ?? before ?? []));
    return style.item(`${style.code(clause)} ${own.length} (${countsLine(counts)})`);
  });
}

function subjectText(compared: ComparedSubject, style: Style): string {
  const { before, now, differences, clauses } = compared;
  const parts = kinds.flatMap(([kind, meaning]) => {
    const changes = compared[kind];
    if (changes.length === 0) return [];
    const rows = oneSided.has(kind) ? summedRows(changes, style) : changeRows(changes, style);
    return [style.words(`${changes.length} ${kindWords[kind] ?? kind} (${meaning})`), ...rows];
  });
  const same = parts.length === 0 ? [style.words('No case got another verdict.')] : [];
  const clauseRows = clauses.map((change) => style.item(`${style.code(change.id)} ${transition(change)}`));
  return [
    style.heading(compared.title),
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
    ...comparison.subjects.map((compared) => subjectText(compared, style)),
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
