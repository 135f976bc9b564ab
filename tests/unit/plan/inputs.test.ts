import { expect, test } from '@playwright/test';
import type { Contract, Json, Outcome } from '../../../src/contract/contract.ts';
import { editions } from '../../../src/contract/editions.ts';
import { isFixtureValue } from '../../../src/contract/fixture.ts';
import { knownFixtures, withExamples } from '../../../src/contract/known-fixtures.ts';
import { outcomesFor } from '../../../src/contract/oracle.ts';
import { boundaryValues } from '../../../src/plan/boundary-values.ts';
import type { PlannedRequest } from '../../../src/plan/case.ts';
import { inputsOf, isTextual } from '../../../src/plan/inputs.ts';
import { planEdition, requestsOf, succeeds } from './editions-plan.ts';

/** Inputs that the contract names, by the clause that judges each. */
const named: Readonly<Record<string, readonly Readonly<Record<string, Json>>[]>> = {
  'dialog-id-malformed': [
    ...['abc', '-13', '1.5', '13abc', ' 13', '13 '].map((id) => ({ DIALOG_ID: id })),
    ...[true, false, [], ['13'], {}, { ID: '13' }].map((id) => ({ DIALOG_ID: id })),
  ],
  'chat-id-malformed': ['chat', 'chatABC', 'chat13x', 'chat-1', 'chat 13'].map((id) => ({ DIALOG_ID: id })),
  'dialog-id-missing': [{}, { DIALOG_ID: null }, { DIALOG_ID: '' }],
  'zero-ids': ['0', '00', 'chat0'].map((id) => ({ DIALOG_ID: id })),
  'huge-ids': [20, 200].flatMap((length) =>
    ['', 'chat'].map((prefix) => ({ DIALOG_ID: `${prefix}${'9'.repeat(length)}` })),
  ),
  'no-such-chat': [{ DIALOG_ID: 'chat2147483000' }],
};

const ways = [
  'post-form',
  'post-query',
  'get-query',
  'post-json.json',
  'post-form.json',
  'post-query.json',
  'get-query.json',
];

/** The value of the dialog parameter in a request as it will travel, however it is written. */
function literalValues(
  { parameters, query, raw, rawQuery }: PlannedRequest,
  parameter: string,
): readonly Json[] {
  const values: unknown[] = [parameters[parameter], query?.[parameter]];
  if (rawQuery !== undefined) values.push(...new URLSearchParams(rawQuery).getAll(parameter));
  if (raw !== undefined) {
    const text = Buffer.from(raw.base64, 'base64').toString('utf8');
    values.push(...new URLSearchParams(text).getAll(parameter));
    for (const [, value] of text.matchAll(/["']DIALOG_ID["']\s*:\s*["']?([\w ]*)/g)) values.push(value);
  }
  return values.filter((value): value is Json => value !== undefined && !isFixtureValue(value));
}

function isTaken(contract: Contract, value: Json): boolean {
  return outcomesFor(contract, { DIALOG_ID: value }).some(succeeds);
}

for (const edition of editions('im.dialog.writing')) {
  test(`${edition}: every input that the contract names is planned under its clause`, async () => {
    const { plan } = await planEdition(edition);
    for (const [clause, inputs] of Object.entries(named)) {
      const sent = plan
        .filter((planned) => planned.clause === clause)
        .flatMap(requestsOf)
        .map(({ parameters }) => JSON.stringify(parameters));
      for (const parameters of inputs) expect(sent, clause).toContain(JSON.stringify(parameters));
    }
  });

  test(`${edition}: no derived value can write to a dialog`, async () => {
    const { contract } = await planEdition(edition);
    const values = boundaryValues(contract);

    expect(values.length).toBeGreaterThan(40);
    for (const { name, parameters, outcome } of values) {
      expect(outcomesFor(contract, withExamples(parameters)), name).toEqual([outcome]);
      expect(succeeds(outcome), name).toBe(false);
    }
  });

  test(`${edition}: no request of the plan names a dialog that somebody may own`, async () => {
    const { contract, plan } = await planEdition(edition);
    const absent = contract.outcomes
      .filter(({ fixtures }) => fixtures.some((name) => knownFixtures().get(name)?.value !== undefined))
      .flatMap(({ requests }) => Object.values(requests).map((parameters) => parameters['DIALOG_ID']));
    const literal = plan.flatMap(requestsOf).flatMap((request) => literalValues(request, 'DIALOG_ID'));

    expect(absent).toContain('chat2147483000');
    expect(literal.length).toBeGreaterThan(1_000);
    expect(literal.filter((value) => !absent.includes(value) && isTaken(contract, value))).toEqual([]);
  });

  test(`${edition}: every derived value is another one, in one class, under a name of its own`, async () => {
    const { contract } = await planEdition(edition);
    const values = boundaryValues(contract);

    expect(new Set(values.map(({ name }) => name)).size).toBe(values.length);
    expect(new Set(values.map(({ parameters }) => JSON.stringify(parameters))).size).toBe(values.length);
    expect(values.every(({ outcome }) => outcome.derives)).toBe(true);
  });

  test(`${edition}: every textual input goes by every way that the clause names`, async () => {
    const { contract, plan } = await planEdition(edition);
    const byId = new Map(plan.map((planned) => [planned.id, planned]));
    const textual = inputsOf(contract).filter((input) => isTextual(input) && input.isSpelling !== true);

    expect(textual.length).toBeGreaterThan(40);
    for (const input of textual) {
      const reference = { encoding: 'post-json', suffix: '', auth: 'default', parameters: input.parameters };
      for (const way of ways) {
        const planned = byId.get(`same-by-any-encoding/${input.name}/${way}`);
        const [encoding, suffix] = way.split('.');
        expect(planned && requestsOf(planned), `${input.name} ${way}`).toMatchObject([
          reference,
          { ...reference, encoding, suffix: suffix === undefined ? '' : '.json' },
        ]);
      }
      for (const auth of input.named ? ['body', 'query'] : []) {
        const planned = byId.get(`same-by-any-encoding/${input.name}/auth-${auth}`);
        expect(planned?.needs, `${input.name} ${auth}`).toContain('oauth');
        expect(planned && requestsOf(planned)).toMatchObject([
          reference,
          { auth, parameters: input.parameters },
        ]);
      }
      const inBatch = plan.some(
        ({ clause, steps }) =>
          clause === 'batch-agrees' &&
          steps.some(({ requests }) =>
            requests.some(
              ({ parameters }) => JSON.stringify(parameters) === JSON.stringify(input.parameters),
            ),
          ),
      );
      expect(inBatch, `${input.name} in a batch`).toBe(true);
    }
  });

  test(`${edition}: an input of another type than text goes as JSON only`, async () => {
    const { contract, plan } = await planEdition(edition);
    const others = inputsOf(contract).filter((input) => !isTextual(input));
    const ids = plan.map(({ id }) => id);

    expect(others.map(({ name }) => name)).toEqual([
      ...['null', 'true', 'false', 'empty-array', 'array', 'empty-object', 'object'],
    ]);
    for (const { name } of others)
      expect(ids.filter((id) => id.includes(`/${name}/`) && !id.startsWith('malformed-json/'))).toEqual([]);
  });

  test(`${edition}: a batch never holds more commands than a portal takes`, async () => {
    const { plan } = await planEdition(edition);
    const atLimits = plan.filter(({ clause }) => clause === 'batch-limits').flatMap(requestsOf);
    const keys = new Set(atLimits.map(({ key }) => key));
    const batches = plan
      .flatMap(requestsOf)
      .filter(({ method, key }) => method === 'batch' && !keys.has(key));

    expect(batches.length).toBeGreaterThan(10);
    for (const { parameters } of batches) {
      const count = Object.keys(parameters['cmd'] as object).length;
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(50);
    }
  });
}

test('wider schemas lead to more values, and none to a dialog', async () => {
  const { contract } = await planEdition('2026-08');
  const before = await planEdition('2024-12');
  const names = boundaryValues(contract).map(({ name }) => name);

  expect(names.filter((name) => name.startsWith('group-')).length).toBeGreaterThan(10);
  expect(boundaryValues(before.contract).some(({ name }) => name.startsWith('group-'))).toBe(false);
});

test('a value of a class that does not derive, or of several classes, is never sent', async () => {
  const { contract } = await planEdition('2024-12');
  const zeros = (of: Contract) => boundaryValues(of).filter(({ name }) => name.endsWith('zeros'));
  const withZeroUser = (change: (outcome: Outcome) => readonly Outcome[]): Contract => ({
    ...contract,
    outcomes: contract.outcomes.flatMap((outcome) =>
      outcome.name === 'zero-user' ? change(outcome) : [outcome],
    ),
  });
  const success = { name: 'taken', prefers: [{ status: 200 }], derives: false } as const;

  expect(zeros(contract).map(({ name }) => name)).toEqual(['chat-two-zeros', 'user-two-zeros']);
  const others = [
    withZeroUser((zero) => [{ ...zero, derives: false }]),
    withZeroUser((zero) => [{ ...zero, ...success }]),
    withZeroUser((zero) => [zero, { ...zero, ...success }]),
    withZeroUser((zero) => [{ ...zero, ...success }, zero]),
    withZeroUser(() => []),
  ];
  for (const other of others) expect(zeros(other).map(({ name }) => name)).toEqual(['chat-two-zeros']);
});
