import { allRunWarnings } from '../model/overview.ts';
import type { Report } from '../model/report.ts';
import { type RootCause, rootCausesOf } from '../model/root-causes.ts';
import { statementTitles } from '../model/statement.ts';
import { shortened, terminalText } from '../text/escape.ts';
import { promisedAt } from './sarif-result.ts';

/** GitHub shows ten annotations of a kind for a step, and drops the others. */
const most = 10;
const longest = 500;

/** A value of a property: its end is a colon or a comma. @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function shown(text: string): string {
  return shortened(terminalText(text, longest), 2 * longest);
}

function annotation(
  kind: 'error' | 'warning',
  place: string,
  title: string,
  lines: readonly string[],
): string {
  return `::${kind} ${place}title=${property(shown(title))}::${data(lines.map(shown).join('\n'))}`;
}

function ofRootCause({ tone, verdict, sentence, count, clause, details }: RootCause): string {
  const { file, first, last } = promisedAt(clause);
  const cases = count === 1 ? '' : ` (${count} cases)`;
  const lines = [
    `${sentence}${cases}`,
    `Sent: ${details.sent}`,
    `Expected: ${details.expected}`,
    `Received: ${details.received}`,
    ...(details.cause === null ? [] : [`Likely cause: ${details.cause}`]),
    `Repeat: ${details.repeat}`,
  ];
  const place = `file=${property(file)},line=${first},endLine=${last},`;
  return annotation(tone === 'red' ? 'error' : 'warning', place, `${verdict}: ${clause.id}`, lines);
}

/**
 * Workflow commands that make GitHub annotate the lines of the documents which are not kept: run warnings first, then the
 * root causes, worst first, at most ten. No text of the subject can end its value or begin a command of its own.
 */
export function annotationLines(report: Report): readonly string[] {
  const runWarnings = allRunWarnings(report).map(({ message }) =>
    annotation('error', '', statementTitles[report.statement], [message]),
  );
  const rootCauses = rootCausesOf(report).map(ofRootCause);
  return [...runWarnings, ...rootCauses].slice(0, most);
}
