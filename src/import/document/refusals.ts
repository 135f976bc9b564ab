import type { Json, Level } from '../../contract/contract.ts';
import type { ErrorFact, Lines, MethodFacts, ParameterFact } from '../facts.ts';

/** A response, as documents write it: a code may be a number. */
export interface RefusedWith {
  readonly status: number;
  readonly code: string | number | null;
}

/** A refusal that a request is known to bring about. */
export interface KnownRefusal {
  readonly level: Level;
  readonly request: Readonly<Record<string, Json>>;
  readonly prefers: readonly RefusedWith[];
  readonly lines: Lines;
}

/** What can be asked of the refusals of a page, and of each code that cannot, why. */
export interface KnownRefusals {
  /** That of a call without parameters, or why there is none. */
  readonly missing: KnownRefusal | string;
  /** That of an id that nobody has, or why there is none. */
  readonly unknownId: KnownRefusal | string;
  /** Whether a call without parameters may be refused although none is required: the page speaks of values that are missing or too short. */
  readonly refusesNothing: boolean;
  /** The refusals of a caller who may not do this. A call without parameters names nothing that it could be forbidden for. */
  readonly forbidden: readonly RefusedWith[];
  /** Those that are about the caller, whatever the call names: a portal may look at that first. */
  readonly unentitled: readonly RefusedWith[];
  /** Whether the page speaks of such a refusal without a code that can be compared. */
  readonly hasVagueForbidden: boolean;
  readonly untested: Readonly<Record<string, string>>;
}

const missingWords =
  /\b(?:not|n't|never)\s+(?:been\s+)?(?:specified|provided|passed|set|filled|defined|indicated|given|transmitted)\b|\bmissing\b|\brequired parameters?\b|\b(?:can't|cannot|can not|must not|is|or|are|null or) (?:be )?empty\b|\bnull or empty\b|\bcould not find value for parameter\b|\bomitted\b/i;
/** Words that say that something else than a parameter is missing. */
const otherMissing =
  /\b(?:context|scopes?|modules?|rights?|permissions?|access|authoriz\w*|authent\w*|plans?|subscription)\b/i;
const absentWords =
  /\bnot found\b|\bdoes(?:n't| not) exist\b|\bno such\b|\bnon-?existent\b|\bcould not find entity\b/i;
const otherAbsent =
  /\balready exists\b|\b(?:modules?|handlers?|scopes?|methods?|currency|access|denied|permissions?|disabled|field)\b/i;
/** Words for a value that a call without parameters does not have. */
const tooLittle = /\btoo short\b|\bat least\b|\bminimum\b|\bshort(?:er)?\b|\brequired\b/i;
const forbiddenWords =
  /\b(?:access|denied|permissions?|rights?|administrators?|admin|forbidden|authoriz\w*|plan|license|tariff|modules?|scopes?|context|extranet|disabled|not available|unavailable)\b/i;
/** Words for what a caller lacks by himself. */
const callerWords =
  /\b(?:administrators?|admin|permissions?|rights?|plans?|licen[cs]es?|tariffs?|modules?|scopes?|context|extranet|authoriz\w*)\b/i;
/** Names of parameters that take an id. */
export const idName = /^id$|_id$|[a-z]I[dD]$/i;
/** No portal has given out so many ids. It is that of the absent fixtures. */
const absentId = 2_147_483_000;

function names({ name }: ParameterFact, words: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.])${escaped}(?![\\w.])`, 'i').test(words);
}

/** The statuses whose codes the envelope lists: what a method answers with them is not its own. */
export const envelopeStatuses: readonly number[] = [401, 404];

/** Statuses that proxies answer with, too: a code that is no word does not tell the portal from them. */
const gatewayStatuses: readonly number[] = [403, 429, 502, 503, 504];

/** The statuses that a row may have: its own, else each that the page states for its refusals. */
function statedStatuses({ status }: ErrorFact, { errorStatuses }: MethodFacts): readonly number[] {
  return status === null ? errorStatuses : [status];
}

/** Those of them by which a refusal of the method can be known. */
function statusesOf(row: ErrorFact, facts: MethodFacts): readonly number[] {
  const isWord = row.code !== null && /\p{L}/u.test(row.code);
  const others = isWord ? envelopeStatuses : [...envelopeStatuses, ...gatewayStatuses];
  return statedStatuses(row, facts).filter((status) => status >= 400 && !others.includes(status));
}

/** Whether a refusal can be asked for. */
function isAskable(row: ErrorFact, facts: MethodFacts): boolean {
  return statusesOf(row, facts).length > 0;
}

/** The reason that is given where a refusal cannot be asked for. */
const notAskable = 'The page gives no status and code by which the refusal can be known.';

/** A code as documents have it: a number where the page shows its codes as numbers. */
export function codeOf({ code }: ErrorFact, { hasNumericCodes }: MethodFacts): string | number | null {
  const isNumber = hasNumericCodes && code !== null && /^(?:0|[1-9]\d{0,14})$/.test(code);
  return isNumber ? Number(code) : code;
}

function responsesOf(rows: readonly ErrorFact[], facts: MethodFacts): readonly RefusedWith[] {
  const all = rows.flatMap((row) =>
    statusesOf(row, facts).map((status) => ({ status, code: codeOf(row, facts) })),
  );
  return [...new Map(all.map((response) => [JSON.stringify(response), response])).values()];
}

function linesOf(rows: readonly ErrorFact[]): Lines {
  const lines = rows.map(({ line }) => line);
  return [Math.min(...lines), Math.max(...lines)];
}

function hasOneStatus(rows: readonly ErrorFact[], facts: MethodFacts): boolean {
  return rows.every((row) => statedStatuses(row, facts).length === 1);
}

/** A refusal that can be asked for, or why none can. */
type Found = KnownRefusal | string;

function missingOf(facts: MethodFacts): Found {
  const required = facts.parameters.filter((parameter) => parameter.required);
  const [only, ...others] = required;
  if (!facts.knowsParameters) return 'Nobody says which parameters there are.';
  if (only === undefined) return 'No parameter is required.';
  const about = facts.errors.filter(({ words }) => missingWords.test(words) && !otherMissing.test(words));
  const named = about.filter(({ words }) => required.some((parameter) => names(parameter, words)));
  const chosen = named.length > 0 ? named : about;
  const askable = chosen.filter((row) => isAskable(row, facts));
  if (askable.length === 0)
    return chosen.length > 0 ? notAskable : 'No refusal of the page speaks of a missing parameter.';
  const areAllNamed = required.every((parameter) => named.some(({ words }) => names(parameter, words)));
  const isSure =
    askable.length === chosen.length &&
    hasOneStatus(chosen, facts) &&
    chosen.every(({ code }) => code !== null) &&
    (areAllNamed || (others.length === 0 && about.length === 1));
  return {
    level: isSure ? 'MUST' : 'INFO',
    request: {},
    prefers: responsesOf(askable, facts),
    lines: linesOf(askable),
  };
}

function absentValue({ name, types }: ParameterFact): Json {
  if (name.toUpperCase() === 'DIALOG_ID') return { $fixture: 'absent-chat' };
  return types?.includes('integer') === true || types?.includes('number') === true
    ? absentId
    : String(absentId);
}

function unknownIdOf(facts: MethodFacts): Found {
  const [id, ...others] = facts.parameters.filter((parameter) => parameter.required);
  if (id === undefined || others.length > 0 || !idName.test(id.name))
    return 'One id is not all that the method requires.';
  const about = facts.errors.filter(({ words }) => absentWords.test(words) && !otherAbsent.test(words));
  const askable = about.filter((row) => isAskable(row, facts));
  if (askable.length === 0)
    return about.length > 0 ? notAskable : 'No refusal of the page speaks of something that is not there.';
  const prefers = responsesOf(askable, facts);
  return {
    level: prefers.length === 1 && prefers[0]?.code !== null && hasOneStatus(about, facts) ? 'MUST' : 'INFO',
    request: { [id.name]: absentValue(id) },
    prefers,
    lines: linesOf(askable),
  };
}

/** What of a page's refusals can be asked for: with what is missing, and with an id that nobody has. */
export function knownRefusals(facts: MethodFacts): KnownRefusals {
  const missing = missingOf(facts);
  const unknownId = unknownIdOf(facts);
  const found = [missing, unknownId].flatMap((one) => (typeof one === 'string' ? [] : one));
  const asked = new Set(
    found.flatMap(({ prefers }) => prefers.map(({ code }) => (code === null ? null : String(code)))),
  );
  const untested: Record<string, string> = {};
  for (const row of facts.errors)
    if (!asked.has(row.code))
      untested[row.code === '' ? 'an empty code' : (row.code ?? 'a code that is not named')] ??= isAskable(
        row,
        facts,
      )
        ? 'The page does not say which request brings it about.'
        : notAskable;
  const about = (pattern: RegExp) =>
    facts.errors.filter(({ code, words }) => pattern.test(`${words} ${code?.replaceAll('_', ' ') ?? ''}`));
  const forbidden = about(forbiddenWords);
  const askable = (rows: readonly ErrorFact[]) => rows.filter((row) => isAskable(row, facts));
  return {
    missing,
    unknownId,
    refusesNothing: facts.errors.some(
      (row) => !forbidden.includes(row) && (missingWords.test(row.words) || tooLittle.test(row.words)),
    ),
    forbidden: responsesOf(askable(forbidden), facts),
    unentitled: responsesOf(askable(about(callerWords)), facts).filter(
      ({ code }) => code !== null && !asked.has(String(code)),
    ),
    hasVagueForbidden: askable(forbidden).length < forbidden.length,
    untested,
  };
}
