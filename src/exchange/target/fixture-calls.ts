import type { ParameterValue } from '../../contract/contract.ts';
import type { Fixture, FixtureCall, FixtureFind } from '../../contract/fixture.ts';
import { pathOf, valueAt } from '../../contract/pointer.ts';
import type { Exchange } from '../record/exchange.ts';
import { parseResponse } from '../record/parse-response.ts';
import type { Session } from '../session.ts';
import { isTrouble } from '../trouble/trouble.ts';

/** What making a fixture came to: its id, or why there is none, in a few safe words, and whether the portal refused to make it. */
export type MakingResult =
  | { readonly id: string }
  | { readonly problem: string; readonly isRefused: boolean };

/** What an exchange came to, in a few words without text of the portal but its code. */
export function outcomeWords(exchange: Exchange): string {
  const { code, status } = parseResponse(exchange);
  const said = code?.replace(/[^\w.-]/g, '').slice(0, 60);
  return said ?? exchange.failure?.code ?? `HTTP ${status}`;
}

function filled(call: FixtureCall, values: Readonly<Record<string, string>>) {
  const fill = (value: unknown): unknown => {
    if (value === '{id}') return Number(values['id']);
    if (typeof value === 'string')
      return value.replace(/\{(\w+)\}/g, (text, name: string) => values[name] ?? text);
    return value;
  };
  return Object.fromEntries(
    Object.entries(call.parameters ?? {}).map(([name, value]) => [name, fill(value)]),
  ) as Readonly<Record<string, ParameterValue>>;
}

function idIn(value: unknown): string | null {
  const id = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^[1-9]\d{0,17}$/.test(id) ? id : null;
}

/** Makes a fixture. `run` is the name of the run, for its title. */
export async function makeFixture(
  session: Session,
  make: NonNullable<Fixture['make']>,
  run: string,
): Promise<MakingResult> {
  const exchange = await session.call(make.method, filled(make, { run }));
  const { kind, body } = parseResponse(exchange);
  const id = idIn(valueAt(body, pathOf(make.id)));
  if (kind === 'success' && id !== null) return { id };
  return {
    problem: kind === 'success' ? 'no id in the response' : outcomeWords(exchange),
    isRefused: kind === 'error' && !isTrouble(exchange),
  };
}

/** Makes a call that follows a making or undoes it. @returns why it failed, in a few words; null where it succeeded */
export async function callOfFixture(session: Session, call: FixtureCall, id: string): Promise<string | null> {
  const exchange = await session.call(call.method, filled(call, { id }));
  return parseResponse(exchange).kind === 'success' ? null : outcomeWords(exchange);
}

/**
 * Looks among what the caller has for what a run has made.
 * @returns the id, `null` where there is no such thing, or why that cannot be told, in a few safe words
 */
export async function findFixture(
  session: Session,
  find: FixtureFind,
  run: string,
): Promise<{ readonly id: string | null } | { readonly problem: string }> {
  const exchange = await session.call(find.method, filled(find, {}));
  const { kind, body } = parseResponse(exchange);
  const items = valueAt(body, pathOf(find.items));
  if (kind !== 'success' || !Array.isArray(items)) return { problem: outcomeWords(exchange) };
  const own = items.find((item) => String(valueAt(item, pathOf(find.text)) ?? '').includes(run));
  if (own !== undefined) return { id: idIn(valueAt(own, pathOf(find.id))) };
  return valueAt(body, pathOf(find.more)) === true ? { problem: 'the list goes on' } : { id: null };
}
