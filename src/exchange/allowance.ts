import type { Contract, Effect, Json, Schema } from '../contract/contract.ts';
import { fixturesIn } from '../contract/fixture.ts';
import { knownFixtures } from '../contract/known-fixtures.ts';
import { isResultValue } from '../contract/lifecycle.ts';
import { validatorOf } from '../contract/oracle.ts';
import { valueAt } from '../contract/pointer.ts';
import type { PlannedRequest } from '../plan/case.ts';
import { resolveParameters } from './http/resolve-parameters.ts';
import type { Exchange } from './record/exchange.ts';
import { parseResponse } from './record/parse-response.ts';
import type { Target } from './target/target.ts';

/** What a method may do, as far as it has to be known before it is called. */
export interface AllowedMethod {
  readonly effect: Effect;
  /** The parameters that name what a call writes to. */
  readonly names: readonly string[];
  /** The schema of each parameter: a value that it refuses names nothing. */
  readonly parameters: Readonly<Record<string, Schema>>;
}

/** Decides which requests are sent to a portal, and learns what the run itself has made. */
export interface Allowance {
  /** Why a request is not sent; null where it may be. */
  refusal(planned: PlannedRequest): string | null;
  /** Takes note of what a call has created: the run may write to it from then on. */
  learn(planned: PlannedRequest, exchange: Exchange): void;
}

/** Zero is nobody's, and so is a number of twenty digits or more: it is beyond 64 bits. */
const nobodys = /^\D*(0+|\d{20,})$/;

/** A number from here on is beyond 64 bits, however it is written. */
const beyondAll = 1e19;

/** Lists within lists deeper than this name nothing that a portal reads. */
const maxDepth = 3;

/** Methods that only tell something: the doctor and the preparation of a run call them. */
const readers = [
  'profile',
  'scope',
  'method.get',
  'im.revision.get',
  'im.dialog.get',
  'im.user.get',
  'app.info',
];

function refuses(schema: Schema | undefined, value: Json): boolean {
  return schema !== undefined && !validatorOf(schema)(value);
}

function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> {
  return (valueAt(schema, ['properties']) ?? {}) as Readonly<Record<string, Schema>>;
}

/** The methods that a run of these contracts may call, by name in lower case. */
export function allowedMethods(contracts: readonly Contract[]): ReadonlyMap<string, AllowedMethod> {
  const reader = { effect: 'none', names: [], parameters: {} } as const;
  const allowed = new Map<string, AllowedMethod>(readers.map((method) => [method, reader]));
  for (const { make, then, undo, find } of knownFixtures().values()) {
    if (find !== undefined && !allowed.has(find.method.toLowerCase()))
      allowed.set(find.method.toLowerCase(), reader);
    for (const call of [then, undo])
      if (call !== undefined)
        allowed.set(call.method.toLowerCase(), {
          effect: 'changes',
          names: Object.keys(call.parameters ?? {}),
          parameters: {},
        });
    if (make !== undefined && !allowed.has(make.method.toLowerCase()))
      allowed.set(make.method.toLowerCase(), { effect: 'creates', names: [], parameters: {} });
  }
  for (const { method, effect, names, parameters, outcomes } of contracts) {
    allowed.set(method.toLowerCase(), { effect, names, parameters: propertiesOf(parameters) });
    for (const { calls } of outcomes)
      if (calls !== undefined && !allowed.has(calls.toLowerCase())) allowed.set(calls.toLowerCase(), reader);
    allowed.set(`${method.toLowerCase()}.control`, reader);
  }
  for (const { lifecycles } of contracts)
    for (const { method, effect, parameters } of lifecycles.flatMap(({ steps }) => steps)) {
      const name = method.toLowerCase();
      if (allowed.has(name)) continue;
      const names = Object.entries(parameters).filter(
        ([, value]) => fixturesIn(value).length > 0 || isResultValue(value),
      );
      allowed.set(name, { effect, names: names.map(([parameter]) => parameter), parameters: {} });
    }
  allowed.delete('batch');
  return allowed;
}

/** The parameters of a request as a portal may read them: every place that they can stand in, names in upper case. */
function* readings(planned: PlannedRequest, fixtures: Target['fixtures']): Generator<[string, Json]> {
  const { parameters, query, raw, rawQuery } = planned;
  for (const part of [parameters, query ?? {}])
    for (const [name, value] of Object.entries(resolveParameters(part, fixtures)))
      yield [name.toUpperCase(), value as Json];
  const body = raw === undefined ? '' : Buffer.from(raw.base64, 'base64').toString('utf8');
  for (const text of [rawQuery ?? '', body])
    for (const [name, value] of new URLSearchParams(text)) yield [name.toUpperCase(), value];
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) yield [name.toUpperCase(), item as Json];
  } catch {
    // A body that is no JSON has been read as a form.
  }
}

/** The commands of a batch: method and parameters. */
function* commandsOf(cmd: unknown): Generator<[string, URLSearchParams]> {
  if (typeof cmd !== 'object' || cmd === null) return;
  for (const command of Object.values(cmd)) {
    if (typeof command !== 'string') continue;
    const [method = '', query = ''] = command.split('?', 2);
    const parameters = new URLSearchParams(query);
    // A portal refuses a batch in a batch. One that does not carries out the commands in it.
    if (method.toLowerCase() === 'batch') yield* commandsOf(Object.fromEntries(parameters));
    else yield [method.toLowerCase(), parameters];
  }
}

/**
 * What may be sent to a target: methods that the documents or the fixtures of the run name, and among those that write
 * only what names one of the target's fixtures, something that the run has created, or nobody. A value that the schema of
 * its parameter refuses names nobody.
 */
export function createAllowance(
  methods: ReadonlyMap<string, AllowedMethod>,
  { fixtures }: Pick<Target, 'fixtures'>,
): Allowance {
  const own = new Set<string>();
  for (const id of [
    ...Object.values(fixtures),
    ...[...knownFixtures().values()].flatMap(({ value }) => value ?? []),
  ]) {
    own.add(id);
    own.add(id.replace(/^\D+/, ''));
  }

  const isOwn = (value: Json, schema: Schema | undefined, depth = 0): boolean => {
    if (Array.isArray(value))
      return (
        depth >= maxDepth ||
        refuses(schema, value) ||
        value.every((item: Json) => isOwn(item, schema, depth + 1))
      );
    if (typeof value !== 'string' && typeof value !== 'number') return true;
    const text = String(value);
    if (own.has(text) || nobodys.test(text) || Math.abs(Number(value)) >= beyondAll) return true;
    return refuses(schema, value) && refuses(schema, text);
  };

  const refuse = (method: string, values: Iterable<[string, Json]>): string | null => {
    const allowed = methods.get(method);
    if (allowed === undefined) return `Not sent: ${method} is not among the methods that this run may call.`;
    if (allowed.effect === 'none') return null;
    const names = allowed.names.map((name) => name.toUpperCase());
    for (const [name, value] of values) {
      if (names.includes(name) && !isOwn(value, allowed.parameters[name]))
        return `Not sent: ${method} would write to something that is not the run's own (${name}).`;
    }
    return null;
  };

  return {
    refusal(planned) {
      const method = planned.method.toLowerCase();
      const values = [...readings(planned, fixtures)];
      if (method !== 'batch') return refuse(method, values);
      for (const [name, value] of values) {
        if (name !== 'CMD') continue;
        for (const [command, query] of commandsOf(value)) {
          const named = [...query].map(([key, text]): [string, Json] => [key.toUpperCase(), text]);
          const why = refuse(command, named);
          if (why !== null) return why;
        }
      }
      return null;
    },
    learn({ method }, exchange) {
      if (methods.get(method.toLowerCase())?.effect !== 'creates') return;
      const { kind, body } = parseResponse(exchange);
      const result = body?.['result'];
      if (kind === 'success' && (typeof result === 'number' || typeof result === 'string'))
        own.add(String(result));
    },
  };
}
