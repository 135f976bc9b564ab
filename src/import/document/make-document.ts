import type { MethodFacts } from '../facts.ts';
import { effectOf } from './effect-of.ts';
import { gapsOf } from './gaps.ts';
import { openApiOf } from './open-api-of.ts';
import { outcomesOf } from './outcomes.ts';
import { codeOf, envelopeStatuses, idName, knownRefusals } from './refusals.ts';
import { type DocumentValue, pageOf, sourceOf } from './sources.ts';
import { successShape } from './success-shape.ts';

/** What two right answers may differ in: no page says it, so that everything may that a portal's users change. */
const volatile = ['/result', '/total', '/next'] as const;

/** The statuses of refusals that the document speaks of: `Refused` says what all of them look like. */
function refusedResponses(facts: MethodFacts): DocumentValue {
  const statuses = [...facts.errorStatuses, ...facts.errors.flatMap(({ status }) => status ?? [])];
  const own = [...new Set(statuses)]
    .filter((status) => status >= 400 && !envelopeStatuses.includes(status))
    .sort();
  return Object.fromEntries(own.map((status) => [String(status), refusedResponse(facts)]));
}

/** The response of a refusal. Where the page documents codes that are numbers or empty, those are listed: then errors may have them. */
function refusedResponse(facts: MethodFacts): DocumentValue {
  const codes = facts.errors.map((row) => codeOf(row, facts) ?? '');
  const isUnusual = codes.some((code) => typeof code === 'number' || code === '' || /^\d+$/.test(code));
  if (!isUnusual) return { $ref: '../envelope.yaml#/components/responses/Refused' };
  const any = { $ref: '../envelope.yaml#/components/schemas/AnyError' };
  const schema = { allOf: [any, { properties: { error: { enum: [...new Set(codes)] } } }] };
  return { description: 'The method refuses the call.', content: { 'application/json': { schema } } };
}

/** Whether a method tells one thing by its id, which pages do not always mark as required. */
function needsAnId(method: string, parameters: MethodFacts['parameters']): boolean {
  return /\.get$/i.test(method) && parameters.some(({ name }) => idName.test(name));
}

/**
 * The document of a method, made of the facts about it: what `spec/methods` has for methods that are written by hand. It has no `names`, because
 * no source says what a call writes to: so only the embedded portal is sent a call that writes.
 *
 * @param edition year and month of the facts, e.g. `2026-08`
 */
export function makeDocument(facts: MethodFacts, edition: string): DocumentValue {
  const { method, origin, success, scopes } = facts;
  const parameters = facts.parameters.filter(({ name }) => !/[.[\]:]/.test(name));
  const shape = successShape(success);
  const known = { ...facts, parameters };
  const refused = knownRefusals(known);
  const { untested } = refused;
  const effect = effectOf(facts);
  const needsNothing = facts.knowsParameters && parameters.every(({ required }) => !required);
  const isAsked = effect === 'none' && needsNothing;
  // A caller without rights is refused with a code that the page may not give: then nothing is demanded of the status.
  const isPromised =
    isAsked && !refused.refusesNothing && !refused.hasVagueForbidden && !needsAnId(method, parameters);
  const says = shape.says === null ? 'has a `result`' : `its \`result\` is ${shape.says}`;
  return {
    ...openApiOf(known, edition, shape, refusedResponses(facts)),
    'x-conformance': {
      ...(scopes[0] === undefined ? {} : { scope: scopes[0] }),
      effect,
      volatile: [...volatile],
      ...pageOf(origin),
    },
    'x-clauses': {
      'success-result': {
        level: isPromised && shape.isSure ? 'MUST' : 'INFO',
        check: 'success-result',
        runWide: ['every-success'],
        says: `A success is HTTP 200, and ${says}.`,
        source: sourceOf(origin, success.lines),
      },
    },
    'x-outcomes': outcomesOf(known, refused, { isAsked, isPromised }),
    ...(Object.keys(untested).length === 0 ? {} : { 'x-untested': untested }),
    'x-import': {
      gaps: gapsOf(known, refused, shape, { isAsked, isPromised }),
      ...(facts.differences.length === 0 ? {} : { differences: facts.differences }),
    },
  };
}
