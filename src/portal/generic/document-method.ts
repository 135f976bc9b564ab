import type { MethodCall, PortalMethod } from '../methods/portal-method.ts';
import { toText } from '../php/php-cast.ts';
import type { PhpValue } from '../php/php-value.ts';
import { type Outcome, type Refusal, success } from '../pipeline/outcome.ts';
import { parameterOf, refusalFrom } from './described-call.ts';
import { entityMethod } from './entity-methods.ts';
import type { DescriptionSource, MethodDescription } from './method-description.ts';
import { firstAbsentId } from './read-description.ts';

/**
 * The method of a document, answered from that document: by the store of its family where add, get, list, update and delete stand together,
 * else with the result of the example. Missing parameters and unknown ids are refused where the document says with what.
 *
 * @returns undefined when the source does not describe it
 * @throws Error for a document that is broken
 * @see docs/reference/portal.md E
 */
export function documentMethod(name: string, source: DescriptionSource): PortalMethod | undefined {
  const description = source.describe(name);
  if (description === undefined || description.isV3) return undefined;
  const handle = entityMethod(description, source) ?? (() => fromExample(description));
  return {
    name,
    scopes: description.scopes,
    fromDocument: true,
    handle: (call) => refusalOf(description, call) ?? handle(call),
  };
}

function fromExample({ result }: MethodDescription): Outcome {
  return success(result);
}

/** The refusal of what the document says is missing, or of an id beyond all that there are. */
function refusalOf(
  { missing, unknownId, parameters }: MethodDescription,
  call: MethodCall,
): Refusal | undefined {
  const isMissing = (name: string) => isEmpty(parameterOf(call.params, name));
  const rule = missing.find((candidate) => candidate.parameters.every(isMissing));
  if (rule !== undefined)
    return refusalFrom(rule.refusal, `Required parameter is missing: ${rule.parameters.join(', ')}`);
  if (unknownId === undefined) return undefined;
  const isAbsent = parameters.some(
    ({ name }) => /id$/i.test(name) && namesNobody(parameterOf(call.params, name)),
  );
  return isAbsent ? refusalFrom(unknownId, 'Not found') : undefined;
}

function isEmpty(value: PhpValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (value instanceof Map && value.size === 0);
}

function namesNobody(value: PhpValue | undefined): boolean {
  return Number(/^\D*(\d+)$/.exec(toText(value) ?? '')?.[1] ?? 0) >= firstAbsentId;
}
