import { documentSummary } from '../../contract/document-summary.ts';
import { editionsOf, everybody, methodsOf } from '../model/overview.ts';
import type { Report } from '../model/report.ts';

/** `im.dialog.writing tells the members …`, or the name and the summary side by side where the summary is no such verb. */
function methodSentence(method: string): string {
  const summary = documentSummary(method)?.replace(/\.$/, '') ?? null;
  if (summary === null) return `${method} is a REST method`;
  const isVerb = /^[A-Z][a-z]+s\s/.test(summary);
  return isVerb ? `${method} ${summary.charAt(0).toLowerCase()}${summary.slice(1)}` : `${method}: ${summary}`;
}

/**
 * For a reader who knows neither the method nor the suite: what the method does, what was compared with what, and what an
 * edition is. Raw: it names the subject.
 */
export function aboutSentence(report: Report): string {
  const methods = methodsOf(report);
  const editions = editionsOf(report);
  const { kind, name } = everybody(report);
  const [method = ''] = methods;
  const what = methods.length === 1 ? methodSentence(method) : `The report covers ${methods.length} methods`;
  const compared = kind === 'sdk' ? `what callers of ${name} send and see` : `the responses of ${name}`;
  const edition = `${editions.length === 1 ? 'edition' : 'editions'} ${editions.join(' and ')}`;
  return `${what}; the run compared ${compared} with ${edition} of the documentation. An edition is the documentation as it was at one time.`;
}

/** The methods of a report on one line; of many, their number. */
export function methodsText(report: Report): string {
  const methods = methodsOf(report);
  return methods.length > maxNamed ? `${methods.length} methods` : methods.join(', ');
}

/** More names than this make a title that nobody reads. */
const maxNamed = 3;
