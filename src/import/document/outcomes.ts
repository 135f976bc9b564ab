import type { MethodFacts, Origin } from '../facts.ts';
import { exampleRequest } from './example-request.ts';
import type { KnownRefusal, KnownRefusals, RefusedWith } from './refusals.ts';
import { type DocumentValue, sourceOf } from './sources.ts';

/** The most characters that a clause says. */
const maxSaid = 200;

function codeWords(code: RefusedWith['code']): string {
  if (code === null) return 'an error';
  return code === '' ? 'an empty code' : String(code);
}

function refusedOutcome(
  name: string,
  who: string,
  origin: Origin,
  refusal: KnownRefusal | string,
  accepts: readonly RefusedWith[],
): DocumentValue {
  if (typeof refusal === 'string') return {};
  const { level, request, prefers, lines } = refusal;
  const codes = [...new Set(prefers.map(({ code }) => codeWords(code)))].join(' or ');
  const said = `${who} is refused with ${codes}.`;
  const says = said.length > maxSaid ? `${who} is refused.` : said;
  const source = sourceOf(origin, lines);
  return {
    [name]: {
      says,
      level,
      source,
      requests: { [name]: request },
      prefers,
      ...(accepts.length === 0 ? {} : { accepts }),
    },
  };
}

/** What a call without parameters, or one as in the page's sample, comes to. */
function successOutcome(
  facts: MethodFacts,
  refused: KnownRefusals,
  { isAsked, isPromised }: Asked,
): DocumentValue {
  const source = sourceOf(facts.origin, facts.success.lines);
  const prefers = [{ status: 200 }];
  if (isAsked)
    return {
      'without-parameters': {
        says: 'A call without parameters succeeds.',
        level: isPromised ? 'MUST' : 'INFO',
        source,
        requests: { 'without-parameters': {} },
        prefers,
        ...(refused.forbidden.length === 0 ? {} : { accepts: refused.forbidden }),
      },
    };
  const request = exampleRequest(facts);
  // The same request cannot be one that is refused, too.
  if (Object.keys(request).length === 0 && typeof refused.missing !== 'string') return {};
  return {
    'documented-example': {
      says: 'A call with parameters as in the sample of the page is answered.',
      level: 'INFO',
      source,
      requests: { 'documented-example': request },
      prefers,
    },
  };
}

/** What can be demanded of a call without parameters. */
export interface Asked {
  /** It only reads, and requires nothing. */
  readonly isAsked: boolean;
  /** The sources leave no doubt that it succeeds. */
  readonly isPromised: boolean;
}

/** The outcomes of a method: a success, what is missing, and an id that nobody has. */
export function outcomesOf(facts: MethodFacts, refused: KnownRefusals, asked: Asked): DocumentValue {
  const { origin } = facts;
  const { missing, unknownId, unentitled } = refused;
  return {
    ...successOutcome(facts, refused, asked),
    ...refusedOutcome(
      'parameters-missing',
      'A call without its required parameters',
      origin,
      missing,
      unentitled,
    ),
    ...refusedOutcome('unknown-id', 'A call with an id that nobody has', origin, unknownId, unentitled),
  };
}
