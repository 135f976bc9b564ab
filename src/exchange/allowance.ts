import { knownFixtures } from '../contract/known-fixtures.ts';
import type { PlannedRequest } from '../plan/case.ts';
import type { AllowedMethod } from './allowed-methods.ts';
import { lendRequest } from './lend/lend-request.ts';
import { createLend, isMalformed, namesOwn } from './lend/lending.ts';
import { createNameableIds } from './lend/nameable-ids.ts';
import { commandsOf, type Reading, readingsOf } from './lend/readings.ts';
import type { Exchange } from './record/exchange.ts';
import { parseResponse } from './record/parse-response.ts';
import type { MadeFixture } from './target/made-fixtures.ts';
import type { Target } from './target/target.ts';

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

/** What a target lends to a run, and what runs have made there before. */
export type Lent = Pick<Target, 'fixtures'> & { readonly made?: readonly MadeFixture[] };

/**
 * What may be sent to a target: methods that the documents or the fixtures of the run name, and among those that write
 * only what names one of the target's fixtures of the kind that the parameter takes, something that the run has created, or
 * nobody. A value that the schema of its parameter refuses names all that a portal could read in it, a list and `true` the 1
 * that PHP casts them to.
 */
export function createAllowance(
  methods: ReadonlyMap<string, AllowedMethod>,
  { fixtures, made = [] }: Lent,
): Allowance {
  const ids = createNameableIds(fixtures);
  for (const { fixture, id } of made) {
    const maker = knownFixtures().get(fixture)?.make?.method.toLowerCase();
    if (maker !== undefined && id !== null) ids.learn(maker, id);
  }

  const refuse = (method: string, readings: Iterable<Reading>): string | null => {
    const allowed = methods.get(method);
    if (allowed === undefined) return `Not sent: ${method} is not among the methods that this run may call.`;
    if (allowed.effect === 'none') return null;
    if (allowed.names === null) return `Not sent: no document says what ${method} writes to.`;
    for (const [name, value] of readings) {
      if (allowed.names.includes(name) && !namesOwn(ids, allowed, name, value))
        return `Not sent: ${isMalformed(value, allowed.parameters[name]) ? 'on a portal that reads the value loosely, ' : ''}${method} would write to something that is not the run's own (${name}).`;
    }
    return null;
  };

  const lend = createLend(methods, ids);
  const sent = new WeakMap<PlannedRequest, PlannedRequest>();
  return {
    asSent(planned) {
      const known = sent.get(planned) ?? lendRequest(planned, lend);
      sent.set(planned, known);
      return known;
    },
    refusal(planned) {
      const method = planned.method.toLowerCase();
      const readings = [...readingsOf(planned, fixtures)];
      if (method !== 'batch') return refuse(method, readings);
      const commands = readings.flatMap(([name, value]) => (name === 'CMD' ? [...commandsOf(value)] : []));
      for (const [command, parameters] of commands) {
        const why = refuse(command, parameters);
        if (why !== null) return why;
      }
      return null;
    },
    learn({ method }, exchange) {
      if (methods.get(method.toLowerCase())?.effect !== 'creates') return;
      const { kind, body } = parseResponse(exchange);
      const result = body?.['result'];
      if (kind === 'success' && (typeof result === 'number' || typeof result === 'string'))
        ids.learn(method.toLowerCase(), String(result));
    },
  };
}
