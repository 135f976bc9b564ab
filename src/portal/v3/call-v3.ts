import { toInteger } from '../php/php-cast.ts';
import type { PhpValue } from '../php/php-value.ts';
import type { Eventually } from '../pipeline/eventually.ts';
import type { V3Call, V3Field } from './v3-method.ts';
import { findV3Method } from './v3-methods.ts';
import { type V3Outcome, v3Invalid, v3Refusal } from './v3-outcome.ts';

/** Runs one method: it has to exist, its scope to be there, its required parameters to be given and of their types. */
export function callV3(name: string, call: V3Call): Eventually<V3Outcome> {
  const method = findV3Method(name, call.context.methods.documents);
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
  return method.handle(call);
}

function isOfType(value: PhpValue, { type }: V3Field): boolean {
  if (type === 'integer') return /^-?\d+$/.test(String(value)) && Number.isSafeInteger(toInteger(value));
  if (type === 'array' || type === 'object') return value instanceof Map;
  return typeof value === type;
}
