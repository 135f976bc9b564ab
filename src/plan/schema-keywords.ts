import type { Json, Schema } from '../contract/contract.ts';
import { validatorOf } from '../contract/oracle.ts';
import { pointerOf, valueAt } from '../contract/pointer.ts';

/** One assertion of a schema: where it stands, and which part of a value it is about. */
export interface SchemaKeyword {
  /** JSON pointer into the schema. */
  readonly pointer: string;
  /** Path of the value's part that it is about. */
  readonly path: readonly string[];
  readonly keyword: string;
  /** The keyword alone, as a schema. */
  readonly alone: Schema;
}

/** Keywords that say nothing of a value, and those that only hold other schemas. */
const silent: ReadonlySet<string> = new Set([
  ...['title', 'description', 'examples', 'example', 'default', 'deprecated', '$comment', 'readOnly'],
  ...['properties', 'allOf'],
]);

/** Keywords that hold for values of one type and overlook all others. */
const typed: Readonly<Record<string, 'string' | 'number' | 'object'>> = {
  minLength: 'string',
  maxLength: 'string',
  pattern: 'string',
  format: 'string',
  minimum: 'number',
  maximum: 'number',
  required: 'object',
  additionalProperties: 'object',
};

function isSchema(value: unknown): value is Exclude<Schema, boolean> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every assertion of a schema whose references are resolved, those of its members and branches included. */
export function schemaKeywords(
  schema: Schema,
  place: readonly string[] = [],
  path: readonly string[] = [],
): readonly SchemaKeyword[] {
  if (!isSchema(schema)) return [];
  const own = Object.entries(schema)
    .filter(([keyword]) => !silent.has(keyword))
    .map(([keyword, value]) => ({
      pointer: pointerOf([...place, keyword]),
      path,
      keyword,
      alone: { [keyword]: value },
    }));
  const members = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);
  const branches = ['oneOf', 'anyOf', 'allOf'].flatMap((keyword) =>
    ((schema[keyword] ?? []) as readonly Schema[]).map((branch, index) => ({ keyword, branch, index })),
  );
  return [
    ...own,
    ...members.flatMap(([name, member]) =>
      schemaKeywords(member, [...place, 'properties', name], [...path, name]),
    ),
    ...branches.flatMap(({ keyword, branch, index }) =>
      schemaKeywords(branch, [...place, keyword, String(index)], path),
    ),
  ];
}

/** Whether a value keeps an assertion, breaks it, or gives it nothing to say. */
export function keeps({ keyword, path, alone }: SchemaKeyword, value: Json): boolean | null {
  const part = valueAt(value, path);
  const type = Array.isArray(part) || part === null ? 'none' : typeof part;
  if (part === undefined || (typed[keyword] ?? type) !== type) return null;
  return validatorOf(alone)(part);
}
