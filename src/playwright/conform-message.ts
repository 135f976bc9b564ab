import { describeFact } from '../evaluate/describe-fact.ts';
import type { ClauseJudgement } from '../evaluate/judge/judge-exchange.ts';
import { sourceText } from '../report/text/case-text.ts';
import { terminalText } from '../report/text/escape.ts';

const longest = 300;

/** What clauses found in a response, for the message of an assertion. Text of the portal is escaped. */
export function conformMessage(judgements: readonly ClauseJudgement[]): string {
  return judgements
    .flatMap(({ clause, findings }) => {
      const [finding] = findings;
      if (finding === undefined) return [];
      return [
        [
          `${clause.level} ${clause.id}: ${terminalText(clause.says, longest)}`,
          `  ${terminalText(finding.message, longest)}`,
          `  Expected: ${terminalText(describeFact(finding.expected), longest)}`,
          `  Received: ${terminalText(describeFact(finding.received), longest)}`,
          `  Source:   ${terminalText(sourceText(clause.source), longest)}`,
        ].join('\n'),
      ];
    })
    .join('\n\n');
}
