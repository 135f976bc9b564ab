import { expect, test } from '@playwright/test';
import { addressesOf } from '../../../src/contract/addresses.ts';
import type { Contract } from '../../../src/contract/contract.ts';
import { knownFixtures } from '../../../src/contract/known-fixtures.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { createAllowance } from '../../../src/exchange/allowance.ts';
import { allowedMethods } from '../../../src/exchange/allowed-methods.ts';
import { buildRequest, type WireRequest } from '../../../src/exchange/http/build-request.ts';
import { capabilitiesOf } from '../../../src/exchange/target/target.ts';
import { controlRequests } from '../../../src/plan/control-requests.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { missingFor, needsOfRequest } from '../../../src/plan/select-cases.ts';
import { tagOf } from '../../fixtures/tried-methods.ts';
import { targetAt } from './local-server.ts';

// A careless portal, written apart from what the allowance knows: it finds an id in whatever it gets.

type Id = `${'chat' | 'user' | 'sg' | 'message' | 'unknown'} ${string}`;

/** What digits alone name, by the parameter that they stand in. */
const kinds: Readonly<Record<string, 'chat' | 'user' | 'message'>> = {
  DIALOG_ID: 'user',
  CHAT_ID: 'chat',
  USER_ID: 'user',
  MESSAGE_ID: 'message',
};

const decoded = (text: string) =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function* idsOfText(text: string, kind: (typeof kinds)[string] | 'unknown'): Generator<Id> {
  const folded = text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .normalize('NFKC');
  for (const whole of [folded, decoded(folded)])
    for (const piece of [whole, ...whole.split(/[,;|\s]+/)])
      for (const part of [piece, piece.trim(), piece.replace(/^\W+/, '')]) {
        const [, prefix = '', rest = ''] = /^(chat|sg|)(.*)$/is.exec(part) ?? [];
        const named = (prefix.toLowerCase() as 'chat' | 'sg') || kind;
        const numbers = [
          Number.parseInt(rest, 10),
          Math.trunc(Number(rest)),
          Math.round(Number.parseFloat(rest)),
        ];
        for (const number of numbers)
          if (Number.isFinite(number)) yield `${named} ${BigInt(Math.abs(number))}`;
        if (/\d/.test(rest)) yield `${named} ${BigInt(rest.replace(/\D/g, ''))}`;
      }
}

function* idsOf(value: unknown, kind: (typeof kinds)[string] | 'unknown'): Generator<Id> {
  if (typeof value === 'string') yield* idsOfText(value, kind);
  if (typeof value === 'number') yield* idsOfText(String(value), kind);
  if (value === true) yield `${kind} 1`;
  if (typeof value !== 'object' || value === null) return;
  const items = Object.values(value);
  if (items.length > 0) yield `${kind} 1`;
  for (const item of items.slice(0, 3)) yield* idsOf(item, kind);
}

function* pairs(text: string): Generator<[string, unknown]> {
  for (const pair of text.split(/[&;]/)) {
    const [name = '', ...rest] = pair.replaceAll('+', ' ').split('=');
    const plain = decoded(name);
    const [, base = plain, items = ''] = /^([^[]+)(\[.*)?$/s.exec(plain) ?? [];
    const value = Buffer.from(decoded(rest.join('=')), 'latin1').toString('utf8');
    yield [base.toUpperCase(), items === '' ? value : [value]];
  }
}

function* callsOf(method: string, values: Iterable<[string, unknown]>): Generator<[string, string, unknown]> {
  for (const [name, value] of values) {
    if (method !== 'batch') yield [method, name, value];
    else if (name === 'CMD')
      for (const command of Object.values(value as object).filter((one) => typeof one === 'string')) {
        const [called = '', query = ''] = command.split('?');
        yield* callsOf(called.toLowerCase(), pairs(query));
      }
  }
}

function* calls({ path, body }: WireRequest): Generator<[string, string, unknown]> {
  const [place = '', query = ''] = path.split(/\?(.*)/s);
  const method = (place.split('/').at(-1) ?? '').toLowerCase().replace(/\.json$/, '');
  yield* callsOf(method, pairs(query));
  const text = body?.toString('utf8') ?? '';
  yield* callsOf(method, pairs(text));
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null)
      yield* callsOf(
        method,
        Object.entries(json).map(([name, value]) => [name.toUpperCase(), value]),
      );
  } catch {
    // It has been read as a form.
  }
}

const lends = {
  everything: {
    fixtures: {
      me: '37',
      chat: 'chat4711',
      user: '815',
      'foreign-chat': 'chat9942',
      group: 'sg77',
      'open-chat': 'chat6001',
      message: '90210',
    },
    ids: ['chat 4711', 'chat 9942', 'chat 6001', 'user 37', 'user 815', 'sg 77', 'message 90210'],
  },
  'a chat only': { fixtures: { chat: 'chat4711' }, ids: ['chat 4711'] },
  'a user only': { fixtures: { user: '815' }, ids: ['user 815'] },
};

const isNobodys = (id: Id) => / (0|2147483000|\d{20,})$/.test(id);

/** Whatever a careless portal would write to that is not lent, request for request. */
function strangersOf(contract: Contract, { fixtures, ids }: (typeof lends)[keyof typeof lends]) {
  const target = { ...targetAt('https://portal.example'), fixtures };
  const gate = createAllowance(allowedMethods([contract]), target);
  const capabilities = capabilitiesOf(target);
  // Fixtures may be missing: then their requests are left out one by one.
  const offered = new Set([...capabilities, ...knownFixtures().keys()]);
  const writes = new Set(contract.effect === 'none' ? [] : (contract.names ?? []));
  const { succeeding, refused, unknown } = controlRequests(contract);
  const planned = makePlan(contract)
    .filter((one) => one.lifecycle === undefined && missingFor(one, offered) === null)
    .flatMap(({ steps }) => steps.flatMap(({ requests }) => requests));
  const sent = [...planned, ...succeeding, refused, unknown]
    .filter((request) => [...needsOfRequest(request)].every((need) => capabilities.has(need)))
    .map(gate.asSent)
    .filter((request) => gate.refusal(request) === null);
  const strangers = sent.flatMap((request) =>
    [...calls(buildRequest(request, target))]
      .filter(([method, name]) => method === contract.method.toLowerCase() && writes.has(name))
      .flatMap(([, name, value]) =>
        [...idsOf(value, kinds[name] ?? 'unknown')]
          .filter((id) => !isNobodys(id) && !ids.includes(id))
          .map((id) => `${name}=${JSON.stringify(value)} is read as ${id}`),
      ),
  );
  return { strangers: [...new Set(strangers)], sent: sent.length, planned: planned.length };
}

for (const address of addressesOf('all', null)) {
  test(`${address.method}: nothing that is sent writes to anything but what is lent, however loosely it is read`, {
    tag: tagOf(address.method),
  }, async () => {
    const contract = await loadContract({ ...address, trusted: true });
    for (const [name, lent] of Object.entries(lends)) {
      const { strangers, sent, planned } = strangersOf(contract, lent);
      expect(strangers, name).toEqual([]);
      // What is not sent names a fixture that is not lent, or is a value that a cast makes an id of.
      expect(sent, name).toBeGreaterThan(planned / 3);
    }
  });
}
