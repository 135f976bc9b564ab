import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@playwright/test';
import { editions } from '../../../src/contract/editions.ts';
import { controlRequests } from '../../../src/plan/control-requests.ts';
import { inputsOf, isTextual } from '../../../src/plan/inputs.ts';
import {
  countGenerated,
  countRepeats,
  countRequests,
  makePlan,
  suiteCases,
  suites,
} from '../../../src/plan/make-plan.ts';
import { plannedRequest } from '../../../src/plan/planned-request.ts';
import { planAnew, planEdition, requestsOf, succeeds } from './editions-plan.ts';

/** The size of a default run: whoever makes it grow says so here. */
const sizes: Readonly<
  Record<
    string,
    {
      readonly cases: number;
      readonly requests: number;
      readonly repeats: number;
      readonly generated: number;
    }
  >
> = {
  '2024-12': { cases: 1_273, requests: 1_832, repeats: 624, generated: 550 },
  '2026-08': { cases: 1_620, requests: 2_273, repeats: 722, generated: 550 },
};

/** Verbs whose third person shows that a title says what is, not what was or may be. */
const present = /\b(is|are|has|have|gets?|holds?|leaves|carries|counts?|says|Does|Is|May|What becomes)\b/;

for (const edition of editions('im.dialog.writing')) {
  test(`${edition}: two readings of the document give equal plans, as data`, async () => {
    const [one, other] = [await planAnew(edition), await planAnew(edition)];

    expect(other.plan).toEqual(one.plan);
    expect(JSON.parse(JSON.stringify(one.plan))).toEqual(one.plan);
    expect(suites.flatMap((suite) => suiteCases(one.contract, suite))).toEqual(one.plan);
  });

  test(`${edition}: planning leaves the contract as it was`, async () => {
    const { contract } = await planEdition(edition);
    const before = structuredClone(contract);
    makePlan(contract, { repeat: 3 });

    expect(contract).toEqual(before);
  });

  test(`${edition}: ids and titles are unique and fit a terminal`, async () => {
    const { plan } = await planEdition(edition);

    expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
    expect(new Set(plan.map(({ title }) => title)).size).toBe(plan.length);
    const without = (test: (planned: (typeof plan)[number]) => boolean) =>
      plan.filter((planned) => !test(planned)).map(({ id, title }) => `${id}: ${title}`);
    const past = /\bshould\b|\bmust\b|\bwill\b|\s{2}|^\s|\s$/i;

    expect(without(({ id, clause }) => id.startsWith(`${clause}/`))).toEqual([]);
    expect(without(({ id }) => /^[a-z0-9-]+(\/[a-z0-9.-]+)+$/.test(id))).toEqual([]);
    expect(without(({ title }) => /^[\x20-\x7e…]{10,129}$/.test(title))).toEqual([]);
    expect(without(({ title }) => present.test(title) && !past.test(title))).toEqual([]);
  });

  test(`${edition}: a run is as large as it is known to be`, async () => {
    const { plan } = await planEdition(edition);

    expect({
      cases: plan.length,
      requests: countRequests(plan),
      repeats: countRepeats(plan),
      generated: countGenerated(plan),
    }).toEqual(sizes[edition]);
  });

  test(`${edition}: equal keys mean equal requests`, async () => {
    const { plan } = await planEdition(edition);
    const known = new Map<string, unknown>();
    const others = plan.flatMap(requestsOf).filter((request) => {
      const same = known.get(request.key) ?? request;
      known.set(request.key, request);
      return !isDeepStrictEqual(same, request);
    });

    expect(others).toEqual([]);
    expect(known.size).toBe(countRequests(plan));
  });

  test(`${edition}: a case agrees with its clause`, async () => {
    const { contract, plan } = await planEdition(edition);
    const byId = new Map(contract.clauses.map((clause) => [clause.id, clause]));
    const strange = plan.filter(({ id: name, clause: id, level, check, source }) => {
      const clause = byId.get(id);
      const asked = name === 'same-again/every-repeat' ? clause?.runCheck : clause?.check;
      return level !== clause?.level || check !== asked || source !== clause.source;
    });

    expect(strange).toEqual([]);
    expect(plan.filter((one) => requestsOf(one).length === 0 && one.generates === undefined)).toEqual([]);
  });

  test(`${edition}: every clause has a case, and what holds for all has both kinds of evidence`, async () => {
    const { contract, plan } = await planEdition(edition);
    const inputs = plan.filter(({ check }) => check === 'outcome');
    const keysOf = (kind: boolean) =>
      new Set(
        inputs
          .filter((one) => succeeds(one) === kind)
          .flatMap(requestsOf)
          .map(({ key }) => key),
      );
    const [taken, refused] = [keysOf(true), keysOf(false)];
    const evidence = Object.fromEntries(
      contract.clauses.map(({ id }) => {
        const keys = plan
          .filter(({ clause }) => clause === id)
          .flatMap(requestsOf)
          .map(({ key }) => key.replace(/#[^#]*$/, ''));
        return [
          id,
          { success: keys.some((key) => taken.has(key)), error: keys.some((key) => refused.has(key)) },
        ];
      }),
    );
    const both = [
      ...[
        'content-type',
        'one-json-text',
        'unknown-members',
        'no-leak',
        'no-echo',
        'no-crash',
        'no-redirect',
      ],
      ...['answer-size', 'answer-time', 'same-by-any-encoding', 'name-case', 'same-again', 'batch-agrees'],
    ];
    for (const id of both) expect(evidence[id], id).toEqual({ success: true, error: true });
    for (const id of ['success-result', 'time-shape', 'time-consistent', 'accepts-chat', 'accepts-user'])
      expect(evidence[id], id).toEqual({ success: true, error: false });
    for (const id of ['error-shape', 'dialog-id-malformed', 'chat-id-malformed', 'dialog-id-missing'])
      expect(evidence[id], id).toEqual({ success: false, error: true });
    for (const { id } of contract.clauses) {
      expect(
        plan.some(({ clause }) => clause === id),
        id,
      ).toBe(true);
    }
  });

  test(`${edition}: for every promised answer there is a neighbour that must get another`, async () => {
    const { contract, plan } = await planEdition(edition);
    const judged = plan.filter(({ check }) => check === 'outcome');
    const responses = (id: string) =>
      new Set(
        judged
          .filter(({ clause }) => clause === id)
          .flatMap(({ prefers }) => prefers.map((one) => JSON.stringify(one))),
      );
    for (const { id } of contract.clauses.filter(({ check }) => check === 'outcome')) {
      const own = responses(id);
      expect(own.size, id).toBeGreaterThan(0);
      const others = judged.filter(({ prefers }) => prefers.every((one) => !own.has(JSON.stringify(one))));
      expect(others.length, id).toBeGreaterThan(0);
    }
  });

  test(`${edition}: run-wide cases come last`, async () => {
    const { plan } = await planEdition(edition);
    const first = plan.findIndex(({ runWide }) => runWide !== undefined);

    expect(first).toBeGreaterThan(0);
    expect(plan.slice(first).every(({ runWide }) => runWide !== undefined)).toBe(true);
  });

  test(`${edition}: a repetition that is asked for changes the rows and nothing else`, async () => {
    const { contract, plan } = await planEdition(edition);
    const repeated = makePlan(contract, { repeat: 3 });

    expect(repeated.map(({ id }) => id)).toEqual(plan.map(({ id }) => id));
    for (const [index, planned] of repeated.entries()) {
      if (planned.id.endsWith('/in-a-row')) expect(requestsOf(planned), planned.id).toHaveLength(3);
      else expect(planned).toEqual(plan[index]);
    }
  });

  test(`${edition}: one failure in five, at random, of any named call is seen in more than 99 of 100 runs`, async () => {
    const { contract, plan } = await planEdition(edition);
    const counts = new Map<string, number>();
    const sent = new Map(plan.flatMap(requestsOf).map((request) => [request.key, request]));
    for (const { baseKey } of sent.values()) counts.set(baseKey, (counts.get(baseKey) ?? 0) + 1);
    const named = inputsOf(contract).filter((input) => input.named && isTextual(input));
    const missed = named.map(({ parameters }) => {
      const calls = counts.get(plannedRequest(contract, { parameters }).baseKey) ?? 0;
      // Neither all right nor all wrong: two outcomes contradict each other.
      return 0.8 ** calls + 0.2 ** calls;
    });

    expect(named.length).toBeGreaterThan(9);
    expect(Math.max(...missed)).toBeLessThan(0.0001);
  });

  test(`${edition}: repeats stand in every part of a run`, async () => {
    const { plan } = await planEdition(edition);
    const [opening = ''] = plan[0]?.steps[0]?.requests.map(({ baseKey }) => baseKey) ?? [];
    const moments = plan.filter(
      (planned) =>
        planned.clause === 'same-again' &&
        !planned.id.includes('/behind-') &&
        requestsOf(planned).some(({ baseKey }) => baseKey === opening),
    );

    expect(moments.map(({ id }) => id.replace('same-again/', ''))).toEqual([
      'opening',
      ...['method', 'encodings', 'inputs'].flatMap((suite) => [`amid-${suite}`, `after-${suite}`]),
      'chat/in-a-row',
      'chat/together',
      'mixed',
      'amid-repeats',
      'after-repeats',
      'amid-questions',
      'after-questions',
      'every-repeat',
    ]);
  });

  test(`${edition}: the control calls reach nobody, and no case shares their keys`, async () => {
    const { contract, plan } = await planEdition(edition);
    const { succeeding, refused, unknown } = controlRequests(contract);
    const keys = plan.flatMap(requestsOf).map(({ key }) => key);

    expect(succeeding[0]).toMatchObject({ method: 'profile', parameters: {} });
    expect(refused).toMatchObject({ method: contract.method, parameters: { DIALOG_ID: 'abc' } });
    expect(unknown).toMatchObject({ method: `${contract.method}.control`, parameters: {} });
    for (const control of [...succeeding, refused, unknown]) expect(keys).not.toContain(control.key);
  });
}
