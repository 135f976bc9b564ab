import type { Source } from '../../contract/contract.ts';
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

/** Where a promise stands: `founding-page, lines 83–86`, with the note where there is one. */
export function sourceText(source: Source): string {
  const lines =
    source.lines === undefined
      ? ''
      : source.lines[0] === source.lines[1]
        ? `, line ${source.lines[0]}`
        : `, lines ${source.lines[0]}–${source.lines[1]}`;
  return `${source.page}${lines}${source.note === undefined ? '' : ` (${source.note})`}`;
}

/** A case in the four lines of the screen and of the machine formats. Raw: escape each before showing it. */
export interface CaseLines {
  readonly sent: string;
  readonly expected: string;
  readonly received: string;
}

/** Sums a case up by its main finding, and by the exchange which that is about. */
export function caseLines(reported: ReportedCase, clause: ReportedClause): CaseLines {
  const exchange = exchangesByWeight(reported)[0];
  const finding = mainFinding(reported);
  const response = exchange === undefined ? '' : receivedLine(exchange);
  const status = exchange?.response?.status;
  const found = finding?.received ?? '';
  return {
    sent: exchange === undefined ? 'nothing' : sentLine(exchange),
    expected: finding?.expected || expectedText(reported, clause),
    received: found === '' || response.includes(found) ? response || 'nothing' : withStatus(found, status),
  };
}

function withStatus(found: string, status: number | undefined): string {
  return status === undefined || found.startsWith(String(status)) ? found : `${found} (HTTP ${status})`;
}
