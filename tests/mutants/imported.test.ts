import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Contract } from '../../src/contract/contract.ts';
import { baseEdition, specDirectory } from '../../src/contract/editions.ts';
import { joinContracts } from '../../src/contract/joined-contract.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import { importSources } from '../../src/import/import-sources.ts';
import { writeImported } from '../../src/import/write-imported.ts';
import type { Interceptor } from '../../src/portal/pipeline/interceptor.ts';
import { refusal, success } from '../../src/portal/pipeline/outcome.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { samplePage, writeFiles } from '../unit/import/sample-docs.ts';
import { mutantNamed } from './all-mutants.ts';

const methods = ['orchard.tree.get', 'orchard.tree.list', 'orchard.tree.water'] as const;

/** The documents of a few pages beside those of the package, and what a run with an interceptor says is broken. */
async function harness() {
  const spec = test.info().outputPath('spec');
  cpSync(specDirectory(), spec, { recursive: true, filter: (name) => !name.endsWith('imported') });
  writeFiles(test.info().outputPath('docs'), {
    'orchard-tree-get.md': samplePage({ method: 'orchard.tree.get', absent: 'TREE_NOT_FOUND' }),
    'orchard-tree-list.md': samplePage({
      method: 'orchard.tree.list',
      required: [],
      result: '[7]',
      type: 'array',
    }),
    'orchard-tree-water.md': samplePage({ method: 'orchard.tree.water' }),
  });
  const documents = join(spec, 'imported');
  writeImported(importSources([test.info().outputPath('docs')], {}, { edition: '2026-08' }), documents);
  const contracts: Contract[] = [];
  for (const method of methods)
    contracts.push(await loadContract({ method, edition: baseEdition(method, spec), directory: spec }));
  const contract = joinContracts(contracts as [Contract, ...Contract[]]);
  return async (interceptor: Interceptor): Promise<readonly string[]> => {
    const portal = await startPortal({ documents, interceptors: [interceptor], generation: '2026-08' });
    const target = embeddedTarget(portal, { timeoutMs: 5_000, rate: null });
    const judged = await runPlan({ contract, target, fuzz: 0 }).finally(() => portal.close());
    const broken = judged.filter(
      ({ planned, judgement: { verdict } }) =>
        ['fail', 'inconclusive', 'infra'].includes(verdict) ||
        (planned.level === 'SHOULD' && verdict === 'lenient'),
    );
    return [...new Set(broken.map(({ planned }) => planned.clause))].sort();
  };
}

test('a right portal is not accused by imported documents', async () => {
  const brokenBy = await harness();
  expect(await brokenBy({})).toEqual([]);
});

const refused = (change: Parameters<typeof refusal>) => ({
  outcome: (
    outcome: Parameters<NonNullable<Interceptor['outcome']>>[0],
    call: { readonly params: ReadonlyMap<string, unknown> },
  ) => (outcome.kind === 'refusal' && call.params.size === 0 ? refusal(...change) : outcome),
});

const isOwnSuccess = (outcome: { readonly kind: string }, call: { readonly method: string }) =>
  outcome.kind === 'success' && call.method.startsWith('orchard.');

/** What a portal does wrong on each level, and the clauses that must say so. */
const wrongs: Readonly<Record<string, readonly [make: () => Interceptor, clauses: readonly string[]]>> = {
  'another code for a missing parameter': [
    () => refused([400, 'WRONG', 'It is missing']),
    ['orchard.tree.get:parameters-missing', 'orchard.tree.water:parameters-missing'],
  ],
  'another status for a missing parameter': [
    () => refused([422, 'ID_EMPTY', 'It is missing']),
    ['orchard.tree.get:parameters-missing', 'orchard.tree.water:parameters-missing'],
  ],
  'success without a required parameter': [
    () => ({
      outcome: (outcome, call) =>
        outcome.kind === 'refusal' && call.params.size === 0 ? success(true) : outcome,
    }),
    ['orchard.tree.get:parameters-missing', 'orchard.tree.water:parameters-missing'],
  ],
  'an object in place of a list': [
    () => ({ outcome: (outcome, call) => (isOwnSuccess(outcome, call) ? success({ ID: 7 }) : outcome) }),
    ['orchard.tree.list:success-result'],
  ],
  'a refusal in place of a success': [
    () => ({
      outcome: (outcome, call) =>
        isOwnSuccess(outcome, call) ? refusal(400, 'WRONG', 'Not today') : outcome,
    }),
    ['orchard.tree.list:without-parameters'],
  ],
  'another code for an id that nobody has': [
    () => ({
      outcome: (outcome) =>
        outcome.kind === 'refusal' && outcome.error === 'TREE_NOT_FOUND'
          ? refusal(400, 'WRONG', 'None')
          : outcome,
    }),
    ['orchard.tree.get:unknown-id'],
  ],
};
for (const [what, [make, clauses]] of Object.entries(wrongs))
  test(`imported documents notice ${what}`, async () => {
    const brokenBy = await harness();
    expect(await brokenBy(make())).toEqual(expect.arrayContaining([...clauses]));
  });

/** One mutant of each clause of the envelope that a success or a refusal can break. */
const ofEnvelope = ['empty-description', 'result-beside-error', 'time-as-strings', 'time-in-milliseconds'];
for (const name of ofEnvelope)
  test(`the envelope's mutant ${name} is noticed by imported documents too`, async () => {
    const mutant = mutantNamed(name);
    const brokenBy = await harness();
    const broken = await brokenBy(mutant.make());
    expect(broken.map((clause) => clause.split(':')[1])).toContain(mutant.clause);
  });
