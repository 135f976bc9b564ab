import type { Fixture, FixtureCall } from '../../contract/fixture.ts';
import { knownFixtures } from '../../contract/known-fixtures.ts';
import { pathOf, valueAt } from '../../contract/pointer.ts';
import { parseResponse } from '../record/parse-response.ts';
import { openSession, type Session, type SessionOptions } from '../session.ts';
import type { Journal, MadeFixture } from './journal.ts';
import { findOwnUser } from './own-user.ts';
import type { Target } from './target.ts';

/** What a run has made on a portal, and how it is undone. */
export interface Provisioned {
  /** The target with the ids of what was made. */
  readonly target: Target;
  /** Sentences about what could not be made, without a secret. */
  readonly notes: readonly string[];
  /** Undoes everything, the last first. Never throws; the names of what could not be undone. */
  cleanUp(): Promise<readonly string[]>;
}

/** How a target is prepared. */
export interface ProvisionOptions extends Pick<SessionOptions, 'clock'> {
  /** The fixtures that the run needs; all that can be made unless given. */
  readonly needs?: ReadonlySet<string>;
  /** Where it is written down what is made and undone. */
  readonly journal?: Journal;
}

/** The same portal as the second user sees it; the first user's credentials stay secrets of its records. */
function asSecondUser(target: Target): Target {
  return { ...target, webhook: target.secondWebhook, secondWebhook: target.webhook, oauth: null };
}

function targetOf(target: Target, by: MadeFixture['by']): Target {
  return by === 'second' ? asSecondUser(target) : target;
}

/** The parameters of a call with the made id in place of `{id}`; a text that is nothing else becomes a number where it can. */
function withId({ parameters = {} }: FixtureCall, id: string): NonNullable<FixtureCall['parameters']> {
  const written = Object.entries(parameters).map(([name, value]) => {
    if (value === '{id}') return [name, /^\d{1,15}$/.test(id) ? Number(id) : id] as const;
    return [name, typeof value === 'string' ? value.replaceAll('{id}', id) : value] as const;
  });
  return Object.fromEntries(written);
}

async function callOnce(
  session: Session,
  call: FixtureCall,
  id: string,
): Promise<{ readonly body: unknown } | { readonly why: string }> {
  const exchange = await session.call(call.method, withId(call, id));
  const response = parseResponse(exchange);
  if (response.kind === 'success') return { body: response.body };
  const what = response.code ?? exchange.failure?.code ?? `HTTP ${response.status}`;
  return { why: `${call.method}: ${what.slice(0, 60)}` };
}

async function isSameUser(target: Target, options: SessionOptions): Promise<boolean> {
  const users: (string | null)[] = [];
  for (const one of [target, asSecondUser(target)]) {
    const session = openSession(one, options);
    users.push(await findOwnUser(session, one));
    session.close();
  }
  return users[0] !== null && users[0] === users[1];
}

/** Undoes things that runs have made, the last first, and tells which could not be undone. Never throws. */
export async function undoAll(
  target: Target,
  made: readonly MadeFixture[],
  { journal, ...options }: Pick<ProvisionOptions, 'journal' | 'clock'> = {},
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const one of made.toReversed()) {
    const session = openSession(targetOf(target, one.by), options);
    const undone = await callOnce(session, one.undo, '').catch(() => ({ why: 'no response' }));
    session.close();
    if ('why' in undone) left.push(one.fixture);
    else journal?.undone(one);
  }
  return left;
}

/**
 * Makes what `spec/fixtures.yaml` says can be made and the target does not name, in the order of the file. What is configured
 * is used as it is. Everything that is made and can be undone is written down before the next call.
 */
export async function provision(
  configured: Target,
  { needs, journal, ...options }: ProvisionOptions = {},
): Promise<Provisioned> {
  let target = configured;
  const notes: string[] = [];
  const made: MadeFixture[] = [];

  async function make({
    name,
    says,
    by = 'caller',
    make: call,
    then,
    undo,
  }: Fixture): Promise<string | null> {
    if (call === undefined || target.fixtures[name] !== undefined || needs?.has(name) === false) return null;
    if (by === 'second' && target.secondWebhook === null) return null;
    if (by === 'second' && (await isSameUser(target, options)))
      return `The second webhook belongs to the same user as the first: it cannot make ${says}.`;
    const session = openSession(targetOf(target, by), options);
    try {
      const told = await callOnce(session, call, '');
      const id = 'why' in told ? undefined : valueAt(told.body, pathOf(call.id));
      if ('why' in told) return `The portal does not give ${says} (${told.why}).`;
      if (!/^[1-9]\d*$/.test(String(id)))
        return `The portal does not give ${says} (${call.method} without an id).`;
      if (undo !== undefined) {
        const written = { method: undo.method, parameters: withId(undo, String(id)) };
        const entry: MadeFixture = { fixture: name, origin: target.origin, by, undo: written };
        made.push(entry);
        journal?.made(entry);
      }
      const after = then === undefined ? { body: null } : await callOnce(session, then, String(id));
      if ('why' in after) return `The portal does not give ${says} (${after.why}).`;
      const written = call.as?.replaceAll('{id}', String(id)) ?? String(id);
      target = { ...target, fixtures: { ...target.fixtures, [name]: written } };
      return null;
    } finally {
      session.close();
    }
  }

  for (const fixture of knownFixtures().values()) {
    const problem = await make(fixture);
    if (problem !== null) notes.push(problem);
  }
  return {
    target,
    notes,
    cleanUp: () => undoAll(target, made, { ...options, ...(journal === undefined ? {} : { journal }) }),
  };
}
