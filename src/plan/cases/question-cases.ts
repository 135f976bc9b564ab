import type { Contract, ParameterValue } from '../../contract/contract.ts';
import type { Capability, Case } from '../case.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

function rolesIn(parameters: Readonly<Record<string, ParameterValue>>): readonly Capability[] {
  return Object.values(parameters).flatMap((value) =>
    typeof value === 'object' && value !== null && 'dialog' in value ? [value.dialog as Capability] : [],
  );
}

/** What the documents leave open: asked, and the response written down. */
export function questionCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'open-questions');
  if (clause === undefined) return [];
  return contract.openQuestions.map(({ name, asks, parameters }) =>
    makeCase(clause, {
      name,
      title: asks,
      requests: [plannedRequest(contract, { parameters })],
      needs: rolesIn(parameters),
    }),
  );
}
