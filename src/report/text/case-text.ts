import type { Source } from '../../contract/contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import { describeResponse } from '../../plan/describe.ts';
import { mainFinding } from '../model/finding-order.ts';
import type { ReportedCase, ReportedClause } from '../model/report.ts';
import { exchangesByWeight, receivedLine, sentLine } from './exchange-text.ts';

/** What is right for a case, as a phrase: the responses that pass and are tolerated, or else what the clause says. */
export function expectedText(reported: ReportedCase, clause: ReportedClause): string {
  if (reported.prefers.length === 0) return clause.says;
  const passing = reported.prefers.map(describeResponse).join(' or ');
  const tolerated = reported.accepts.map(describeResponse).join(' or ');
  return tolerated === '' ? passing : `${passing}; also accepted: ${tolerated}`;
}

/** Sources that are no page in `spec/pages`. What is promised by no document of Bitrix24 has an RFC, or a reason, as its note. */
const otherSources: Readonly<Record<string, string>> = {
  'rest-reference': 'Bitrix24 REST reference',
  conformance: 'no document of Bitrix24',
};

/** Where a promise stands: `spec/pages/founding-page.md, lines 83–86`, with the note where there is one. */
export function sourceText(source: Source): string {
  const lines =
    source.lines === undefined
      ? ''
      : source.lines[0] === source.lines[1]
        ? `, line ${source.lines[0]}`
        : `, lines ${source.lines[0]}–${source.lines[1]}`;
  const page = otherSources[source.page] ?? `spec/pages/${source.page}.md`;
  return `${page}${lines}${source.note === undefined ? '' : ` (${source.note})`}`;
}

/** A case in the four lines of the screen and of the machine formats. Raw: escape each before showing it. */
export interface CaseLines {
  readonly sent: string;
  /** The place in the response body as a JSON Pointer; null where the finding is about no one place. */
  readonly where: string | null;
  readonly expected: string;
  readonly received: string;
}

/** Sums a case up by its main finding, and by the exchange which that is about. */
export function caseLines(reported: ReportedCase, clause: ReportedClause): CaseLines {
  const exchange = exchangesByWeight(reported)[0];
  const finding = mainFinding(reported);
  const response = exchange === undefined ? '' : receivedLine(exchange);
  // What the caller of an SDK received has no status of its own.
  const status = reported.surface === undefined ? exchange?.response?.status : undefined;
  const found = finding?.received ?? '';
  return {
    sent: exchange === undefined ? 'nothing' : triedLine(exchange),
    where: finding?.pointer ? `${finding.pointer} in the response body` : null,
    expected: finding?.expected || expectedText(reported, clause),
    received: found === '' || response.includes(found) ? response || 'nothing' : withStatus(found, status),
  };
}

/** What was sent; where that failed before anything was sent, what would have been. */
function triedLine(exchange: Exchange): string {
  const line = sentLine(exchange);
  return exchange.failure?.kind === 'not-sent' ? `nothing (planned: ${line})` : line;
}

function withStatus(found: string, status: number | undefined): string {
  return status === undefined || found.startsWith(String(status)) ? found : `${found} (HTTP ${status})`;
}
