import type { Contract } from '../../contract/contract.ts';
import type { Case } from '../case.ts';
import { describeParameters } from '../describe.ts';
import { needsOf, sampleOf } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

/** What a caller may ask for, by a name for the case. */
const codings: Readonly<Record<string, string>> = {
  gzip: 'gzip',
  deflate: 'deflate',
  brotli: 'br',
  several: 'gzip, deflate, br',
};

/** A success and an error asked for in content codings: whatever coding the portal then chooses, it has to be whole. */
export function codingCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'one-json-text');
  if (clause === undefined || contract.sampled === true) return [];
  const inputs = [sampleOf(contract, true), sampleOf(contract, false)].flatMap((input) => input ?? []);
  return inputs.flatMap(({ name, parameters }) =>
    Object.entries(codings).map(([coding, acceptEncoding]) =>
      makeCase(clause, {
        name: `${name}/accepting-${coding}`,
        title: `${describeParameters(parameters)} with Accept-Encoding ${acceptEncoding} gets one JSON text`,
        requests: [plannedRequest(contract, { parameters, acceptEncoding })],
        needs: needsOf(parameters),
      }),
    ),
  );
}
