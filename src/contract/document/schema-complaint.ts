import type { ErrorObject } from 'ajv/dist/2020.js';
import { didYouMean } from '../../did-you-mean.ts';
import { pointerOf } from '../pointer.ts';

/** A schema's error as a person can use it: the place that is wrong, and a sentence. */
export interface SchemaComplaint {
  readonly pointer: string;
  readonly message: string;
}

const echoes: ReadonlySet<string> = new Set(['if', 'propertyNames', 'anyOf', 'oneOf', 'allOf', '$ref']);

/** Errors that say something by themselves; the rest only repeat that something below is wrong. */
export function tellingErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const telling = errors.filter(({ keyword }) => !echoes.has(keyword));
  return telling.length > 0 ? telling : errors;
}

function oneOf(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}

/** What a mistyped word was probably meant to be, where the validator was told to be `verbose` and something is near. */
function suggestion(word: unknown, known: readonly unknown[]): string {
  const names = known.filter((name) => typeof name === 'string');
  const near = typeof word === 'string' ? didYouMean(word, names) : null;
  return near === null ? '' : ` Did you mean ${JSON.stringify(near)}?`;
}

/** Says what is wrong, and where: at the superfluous member itself, not at the object around it. */
export function schemaComplaint({
  keyword,
  instancePath,
  params,
  propertyName,
  message = 'is not allowed',
  parentSchema,
  data,
}: ErrorObject): SchemaComplaint {
  const extra: unknown = params['additionalProperty'] ?? params['unevaluatedProperty'];
  if (typeof extra === 'string') {
    const meant = suggestion(extra, Object.keys(parentSchema?.['properties'] ?? {}));
    return {
      pointer: instancePath + pointerOf([extra]),
      message: `There is no member ${JSON.stringify(extra)} here${meant === '' ? ': remove it, or correct its name.' : `.${meant}`}`,
    };
  }
  if (propertyName !== undefined)
    return {
      pointer: instancePath + pointerOf([propertyName]),
      message: `The name ${JSON.stringify(propertyName)} ${message}.`,
    };
  if (keyword === 'required')
    return { pointer: instancePath, message: `The member ${oneOf([params['missingProperty']])} is missing.` };
  if (keyword === 'enum') {
    const allowed: readonly unknown[] = params['allowedValues'];
    return {
      pointer: instancePath,
      message: `This must be one of ${oneOf(allowed)}.${suggestion(data, allowed)}`,
    };
  }
  if (keyword === 'type')
    return {
      pointer: instancePath,
      message: `This must be of type ${[params['type']].flat().join(' or ')}.`,
    };
  return { pointer: instancePath, message: `This ${message}.` };
}
