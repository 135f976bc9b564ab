import type { Contract, Effect, Json, Outcome, Schema } from '../contract/contract.ts';
import { fixturesIn } from '../contract/fixture.ts';
import { knownFixtures } from '../contract/known-fixtures.ts';
import { isResultValue } from '../contract/lifecycle.ts';
import { valueAt } from '../contract/pointer.ts';
import type { PlannedRequest } from '../plan/case.ts';
import { resolveParameters } from './http/resolve-parameters.ts';
import { lendRequest } from './lend/lend-request.ts';
import { createLending } from './lend/lending.ts';
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
  /** The fixtures that documented requests give for each parameter. */
  readonly lends: ReadonlyMap<string, readonly string[]>;
}

/** Decides which requests are sent to a portal, and learns what the run itself has made. */
export interface Allowance {
  /**
   * The request as a portal elsewhere gets it: a malformed value that names what is written to carries the digits of lent
   * ids, because a portal that reads it loosely would write to whatever has the digits of the document's example.
   */
  asSent(planned: PlannedRequest): PlannedRequest;
  /** Why a request is not sent, given as it is sent; null where it may be. */
  refusal(planned: PlannedRequest): string | null;
  /** Takes note of what a call has created: the run may write to it from then on. */
  learn(planned: PlannedRequest, exchange: Exchange): void;
}

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

function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> {
  return (valueAt(schema, ['properties']) ?? {}) as Readonly<Record<string, Schema>>;
}

/** The fixtures that requests with a documented success give for each parameter. */
function lentBy(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly string[]> {
  const successes = outcomes.filter(({ prefers }) => prefers.some(({ code }) => code === undefined));
  const given = successes.flatMap(({ requests }) => Object.values(requests).flatMap(Object.entries));
  return new Map(
    given.map(([name]) => [
      name,
      given.flatMap(([other, value]) => (other === name ? fixturesIn(value) : [])),
    ]),
  );
}

/** The methods that a run of these contracts may call, by name in lower case. */
export function allowedMethods(contracts: readonly Contract[]): ReadonlyMap<string, AllowedMethod> {
  const lends: ReadonlyMap<string, readonly string[]> = new Map();
  const reader = { effect: 'none', names: [], parameters: {}, lends } as const;
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
          lends,
        });
    if (make !== undefined && !allowed.has(make.method.toLowerCase()))
      allowed.set(make.method.toLowerCase(), { effect: 'creates', names: [], parameters: {}, lends });
  }
  for (const { method, effect, names, parameters, outcomes } of contracts) {
    allowed.set(method.toLowerCase(), {
      effect,
      names,
      parameters: propertiesOf(parameters),
      lends: lentBy(outcomes),
    });
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
      allowed.set(name, { effect, names: names.map(([parameter]) => parameter), parameters: {}, lends });
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
 * its parameter refuses names all that a portal could read in it.
 */
export function createAllowance(
  methods: ReadonlyMap<string, AllowedMethod>,
  { fixtures }: Pick<Target, 'fixtures'>,
): Allowance {
  const { own, isOwn, lend } = createLending(methods, fixtures);

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
    asSent: (planned) => lendRequest(planned, lend),
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
