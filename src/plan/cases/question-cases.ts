import type { Contract } from '../../contract/contract.ts';
import { fixturesIn } from '../../contract/fixture.ts';
import type { Case } from '../case.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

/** What the documents leave open: asked, and the response written down. */
export function questionCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'open-questions');
  if (clause === undefined) return [];
  return contract.openQuestions.map(({ name, asks, parameters }) =>
    makeCase(clause, {
      name,
      title: asks,
      requests: [plannedRequest(contract, { parameters })],
      needs: fixturesIn(parameters),
    }),
  );
}
