import type { Contract } from '../../contract/contract.ts';
import { fixturesIn, isFixtureValue } from '../../contract/fixture.ts';
import { knownFixtures } from '../../contract/known-fixtures.ts';
import type { PlannedRequest } from '../case.ts';

/** The fixtures that a portal lends to a run: name → id. */
export type Lent = Readonly<Record<string, string>>;

/** Of what a target lends, the ids that a method is called with, and those that nobody has. */
export function lentTo(contract: Contract, lent: Lent): readonly string[] {
  const named = fixturesIn([contract.outcomes.map(({ requests }) => requests), contract.openQuestions]);
  const ids = named.flatMap((name) => lent[name] ?? []);
  return [...ids, ...[...knownFixtures().values()].flatMap(({ value }) => value ?? [])];
}

/** From this many digits on a number is beyond 64 bits, and nobody's. */
const beyondAll = 20;

/** A text and what it may become: escapes undone once and twice. */
function readings(text: string): readonly string[] {
  const undo = (escaped: string) =>
    escaped.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const once = undo(text);
  return [text, once, undo(once)];
}

/** Whether no reader, however forgiving, finds a number in a text that stands for somebody else. */
function isHarmless(text: string, lent: readonly string[]): boolean {
  // Digits of other scripts, exponents, and number systems: whoever reads them may find any number.
  if (/\p{N}/u.test(text.replace(/[0-9]/g, '').normalize('NFKC'))) return false;
  const runs = [...text.matchAll(/\d+/g)];
  const [run, ...others] = runs;
  if (run === undefined) return true;
  const [digits] = run;
  const before = text.slice(0, run.index);
  const behind = text.slice(run.index + digits.length);
  if (others.length > 0 || /^\s*[.eExXbBoO]/.test(behind)) return false;
  if (/^0+$/.test(digits)) return true;
  if (digits.startsWith('0')) return false;
  if (digits.length >= beyondAll) return true;
  const isChat = /chat[^a-z0-9]*$/i.test(before);
  const isUser = !/[a-z]/i.test(before);
  if (isChat) return lent.includes(`chat${digits}`);
  return isUser && lent.includes(digits);
}

/** Texts in a value, with those that its types may be taken for: true, numbers, lists and objects count as numbers in PHP. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'number' || typeof value === 'bigint') yield String(value);
  else if (value === true) yield '1';
  else if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    if (isFixtureValue(value)) return;
    if (members.length > 0) yield '1';
    for (const [name, item] of members) {
      if (!Array.isArray(value)) yield name;
      yield* textsIn(item);
    }
  }
}

/** What brackets outside JSON come to: a list with something in it, which counts as 1. */
function listIn(text: string): string {
  return readings(text).some((reading) => reading.includes('[')) ? '1' : '';
}

function* textsOf({ parameters, query, raw, rawQuery }: PlannedRequest): Generator<string> {
  for (const [name, value] of [...Object.entries(parameters), ...Object.entries(query ?? {})]) {
    yield name;
    yield* textsIn(value);
  }
  if (rawQuery !== undefined) yield* [rawQuery, listIn(rawQuery)];
  if (raw === undefined) return;
  const bytes = Buffer.from(raw.base64, 'base64');
  const text = bytes.toString('utf8');
  yield* [text, bytes.toString('latin1'), bytes.toString('utf16le')];
  try {
    yield* textsIn(JSON.parse(text));
  } catch {
    yield listIn(text);
  }
}

/**
 * Whether a request can reach nobody but what the target lends, whatever a portal makes of it: numbers cut
 * out of text, types turned into numbers, escapes undone, digits of other scripts. In doubt it is not.
 */
export function reachesOnly(request: PlannedRequest, lent: readonly string[]): boolean {
  for (const text of textsOf(request))
    for (const reading of readings(text)) if (!isHarmless(reading, lent)) return false;
  return true;
}
