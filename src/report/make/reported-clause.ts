import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause, Contract } from '../../contract/contract.ts';
import { specDirectory } from '../../contract/editions.ts';
import { partsOf } from '../../contract/joined-contract.ts';
import type { ReportedCase, ReportedClause } from '../model/report.ts';
import { countVerdicts, worstFirst } from '../model/verdict-word.ts';

/** A clause of a method or of SDKs, as far as a report shows it. */
export type ClauseText = Pick<Clause, 'id' | 'level' | 'says' | 'source' | 'asks'> &
  Partial<Pick<Clause, 'place'>> & {
    /** The method whose document has it. */
    readonly method: string;
  };

/** The clauses of a contract, each with its method. */
export function clauseTexts(contract: Contract): readonly ClauseText[] {
  return partsOf(contract).flatMap(({ clauses, method }) => clauses.map((clause) => ({ ...clause, method })));
}

/** The lines of a page that a clause rests on; empty where the page is not one of ours. */
function quoteOf({ source }: ClauseText): string {
  if (source.lines === undefined) return '';
  const [first, last] = source.lines;
  const file = join(specDirectory(), 'pages', `${source.page}.md`);
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(first - 1, last)
    .join('\n')
    .trim();
}

/** A clause with what its cases got. */
export function reportedClause(
  clause: ClauseText,
  subject: string,
  cases: readonly ReportedCase[],
): ReportedClause {
  const { id, method, asks, level, says, source, place } = clause;
  const counts = countVerdicts(cases.filter((one) => one.clause === id).map(({ verdict }) => verdict));
  const verdict = worstFirst.find((word) => counts[word] > 0) ?? 'not-run';
  return {
    subject,
    id,
    method,
    asks,
    level,
    says,
    source,
    quote: quoteOf(clause),
    ...(place === undefined ? {} : { place }),
    counts,
    verdict,
  };
}
