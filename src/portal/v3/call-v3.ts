import { toInteger } from '../php/php-cast.ts';
import type { PhpValue } from '../php/php-value.ts';
import { type Eventually, whenThere } from '../pipeline/eventually.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import { stubbedV3 } from './stubbed-v3.ts';
import type { V3Call, V3Field } from './v3-method.ts';
import { findV3Method } from './v3-methods.ts';
import { plainOutcome, type V3Outcome, v3Invalid, v3Refusal } from './v3-outcome.ts';

/** Runs one method: it has to exist, its scope to be there, its required parameters to be given and of their types. */
export function callV3(name: string, call: V3Call): Eventually<V3Outcome> {
  const method = findV3Method(name, call.context.methods.documents);
  if (method === undefined && call.context.stubs.knows(name))
    return stubbedV3(call, () => v3Refusal('METHODNOTFOUNDEXCEPTION', 'Method not found'));
  if (method === undefined) return v3Refusal('METHODNOTFOUNDEXCEPTION', 'Method not found');
  const { scopes } = call.credential;
  if (method.scopes.length > 0 && !method.scopes.some((scope) => scopes.has(scope)))
    return v3Refusal('INSUFFICIENTSCOPEEXCEPTION', 'Insufficient access rights: required scope is missing');
  for (const [field, schema] of Object.entries(method.parameters)) {
    const value = call.query.get(field);
    if (value === undefined || value === null) {
      if (schema.isRequired) return v3Invalid(field, `Required field \`${field}\` is not specified`);
    } else if (!isOfType(value, schema))
      return v3Invalid(field, `Field \`${field}\` requires data type \`${schema.type}\` for this request`);
  }
  return stubbedV3(call, () => method.handle(call));
}

/** Runs a command of a batch: a call of its own, as the journal and stubs see it. */
export function callInsideBatch(name: string, call: V3Call): Eventually<V3Outcome> {
  const { journal } = call.context;
  const rest: RestCall = { ...call.rest, method: name, params: call.query, insideBatch: true };
  rest.entry = journal.begin(rest, true);
  return whenThere(callV3(name, { ...call, rest }), (outcome) => {
    journal.conclude(rest, plainOutcome(outcome));
    if (rest.instead !== undefined) call.rest.instead = rest.instead;
    return outcome;
  });
}

function isOfType(value: PhpValue, { type }: V3Field): boolean {
  if (type === 'integer') return /^-?\d+$/.test(String(value)) && Number.isSafeInteger(toInteger(value));
  if (type === 'array' || type === 'object') return value instanceof Map;
  return typeof value === type;
}
