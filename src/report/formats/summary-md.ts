import { type ClauseWording, worstFirstWordings } from '../model/clause-wordings.ts';
import { editionsOf, methodsOf } from '../model/overview.ts';
import type { Report } from '../model/report.ts';
import { type RootCause, rootCausesOf } from '../model/root-causes.ts';
import {
  headRemarks,
  saidCounts,
  statementMark,
  statementSentence,
  statementTitles,
} from '../model/statement.ts';
import { quietVerdicts, verdictWords } from '../model/verdict-word.ts';
import { summarySurfaced } from '../sdk/summary-surfaced.ts';
import { aboutSentence } from '../text/about-sentence.ts';
import { markdownCode, markdownSays, markdownText } from '../text/escape.ts';
import { failureDetailRows } from '../text/failure-details.ts';
import { summaryMethods } from './summary-methods.ts';
import { summarySubjects } from './summary-subjects.ts';

/** A GitHub step summary may have 1 MiB; a summary that is longer is not shown at all. */
const maxBytes = 1_000_000;
const maxRootCauses = 100;
const maxIds = 10;

function clauseRow({ clause, editions }: ClauseWording, several: boolean): string {
  const counts = saidCounts(clause.counts).map(([verdict, count]) => `${count} ${verdict}`);
  const said = `${verdictWords[clause.verdict].symbol} ${clause.verdict}`;
  const id = `${markdownCode(clause.id)}${several ? ` (${editions.join(', ')})` : ''}`;
  const cells = [
    id,
    clause.level,
    said,
    markdownSays(clause.says),
    counts.length === 0 ? 'no cases' : counts.join(', '),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function rootCauseBlock(rootCause: RootCause): string {
  const { verdict, count, title, first, others, details } = rootCause;
  const rows = failureDetailRows(details).map(
    ([name, text]) =>
      `- ${name}: ${name === 'cause' || name === 'clause' ? markdownSays(text) : markdownCode(text, name === 'curl' ? Number.POSITIVE_INFINITY : 400)}`,
  );
  const more = others.length - maxIds;
  const alike = others.slice(0, maxIds).map((id) => markdownCode(id));
  return [
    `#### ${verdictWords[verdict].symbol} ${verdict}: ${markdownText(title)}${count === 1 ? '' : ` (${count} cases)`}`,
    '',
    `- case: ${markdownText(first.title)}`,
    ...rows,
    ...(others.length === 0 ? [] : [`- alike: ${alike.join(', ')}${more > 0 ? ` and ${more} more` : ''}`]),
    '',
    '',
  ].join('\n');
}

/** More hashes than these are in `report.json`. */
const maxHashes = 3;

function documentsText(hashes: readonly string[]): string {
  return hashes.length > maxHashes ? `${hashes.length} documents` : `contract ${hashes.join(', ')}`;
}

function head(report: Report): string {
  const { symbol } = statementMark(report);
  const reasons = headRemarks(report).map((reason) => `- ${markdownText(reason)}\n`);
  const counts = saidCounts(report.counts).map(
    ([verdict, count]) =>
      `| ${verdictWords[verdict].symbol} ${verdict} | ${count} | ${verdictWords[verdict].meaning} |\n`,
  );
  const { suite, subjects } = report;
  const hashes = [...new Set(subjects.flatMap(({ documents }) => documents.map(({ sha256 }) => sha256)))];
  return [
    `## ${symbol} ${statementTitles[report.statement]}${report.partial ? ' (partial)' : ''}\n\n`,
    `${markdownText(statementSentence(report))}\n\n`,
    `${markdownText(aboutSentence(report), 1000)}\n\n`,
    ...reasons,
    reasons.length > 0 ? '\n' : '',
    '| verdict | cases | meaning |\n| :-- | --: | :-- |\n',
    ...counts,
    report.subjects.length === 1 ? '' : `\n${summarySubjects(report)}`,
    `\n${markdownText(`${suite.name} ${suite.version}, ${documentsText(hashes)}`)}\n\n`,
  ].join('');
}

function clauseTable(report: Report): string {
  const several = editionsOf(report).length > 1;
  const isOfOne = methodsOf(report).length === 1;
  const wordings = worstFirstWordings(report).filter(
    ({ clause }) => isOfOne || !quietVerdicts.has(clause.verdict),
  );
  if (wordings.length === 0) return '';
  const rows = wordings.map((wording) => clauseRow(wording, several));
  return `### Clauses${isOfOne ? '' : ' that are not simply kept'}\n\n| clause | level | verdict | says | cases |\n| :-- | :-- | :-- | :-- | :-- |\n${rows.join('')}\n`;
}

/** `summary.md`: for `$GITHUB_STEP_SUMMARY`. Always below GitHub's limit; what is left out is counted. */
export function* summaryMd(report: Report): Generator<string> {
  const parts = [head(report), summaryMethods(report), summarySurfaced(report), clauseTable(report)];
  let bytes = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  if (bytes > maxBytes) bytes -= Buffer.byteLength(parts.pop() ?? '');
  yield parts.join('');
  const all = rootCausesOf(report);
  if (all.length > 0) yield '### Root causes\n\n';
  let shown = 0;
  for (const rootCause of all.slice(0, maxRootCauses)) {
    const block = rootCauseBlock(rootCause);
    bytes += Buffer.byteLength(block);
    if (bytes > maxBytes) break;
    shown += 1;
    yield block;
  }
  const hidden = all.slice(shown);
  const cases = hidden.reduce((sum, { count }) => sum + count, 0);
  if (hidden.length > 0)
    yield `${cases} more cases with ${hidden.length} other root causes are in \`index.html\` and \`report.json\`.\n`;
}
