import { type FilterRecord, passesFilter } from '../generic/filter-records.ts';
import { toText } from '../php/php-cast.ts';
import type { PhpArray, PhpValue } from '../php/php-value.ts';

/** Why a filter cannot be applied: it names a field that there is not, or it is malformed. */
export interface FilterProblem {
  readonly field: string | undefined;
}

/** The operators of REST 3.0 and the prefixes of REST 2 that mean the same; `between` is two conditions. @see docs/reference/portal.md F */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['=', '='],
  ['!=', '!='],
  ['>', '>'],
  ['>=', '>='],
  ['<', '<'],
  ['<=', '<='],
  ['in', '@'],
]);

/** How deep groups of conditions may nest; deeper ones are malformed. */
const maxDepth = 20;

/**
 * Whether a record passes a filter of REST 3.0: a list of `[field, operator, value]`, `[field, value]` for equality or membership, and groups
 * `{ logic, conditions }`. All have to hold, of a group with logic `or` one.
 */
export function passesConditions(
  record: FilterRecord,
  conditions: PhpArray,
  names: readonly string[],
  depth = 0,
): boolean | FilterProblem {
  if (depth > maxDepth) return { field: undefined };
  let passes = true;
  for (const condition of conditions.values()) {
    const one = condition instanceof Map ? passesOne(record, condition, names, depth) : { field: undefined };
    if (typeof one === 'object') return one;
    passes &&= one;
  }
  return passes;
}

function passesOne(
  record: FilterRecord,
  condition: PhpArray,
  names: readonly string[],
  depth: number,
): boolean | FilterProblem {
  const group = condition.get('conditions');
  if (group !== undefined) {
    if (!(group instanceof Map)) return { field: undefined };
    if (toText(condition.get('logic'))?.toLowerCase() !== 'or')
      return passesConditions(record, group, names, depth + 1);
    const each = [...group.values()].map((one) =>
      passesConditions(record, new Map([['0', one]]), names, depth + 1),
    );
    return each.find((one) => typeof one === 'object') ?? each.includes(true);
  }
  const [field, second, third] = ['0', '1', '2'].map((key) => condition.get(key));
  const name = toText(field);
  if (name === undefined || second === undefined) return { field: undefined };
  if (!names.includes(name)) return { field: name };
  if (third === undefined) return passesFilter(record, new Map([[`=${name}`, second]]));
  return compare(record, name, (toText(second) ?? '').toLowerCase(), third);
}

function compare(
  record: FilterRecord,
  name: string,
  operator: string,
  value: PhpValue,
): boolean | FilterProblem {
  if (operator === 'between') {
    const [from, to] = value instanceof Map ? [...value.values()] : [];
    if (from === undefined || to === undefined) return { field: undefined };
    return passesFilter(
      record,
      new Map([
        [`>=${name}`, from],
        [`<=${name}`, to],
      ]),
    );
  }
  const prefix = prefixes.get(operator);
  return prefix === undefined
    ? { field: undefined }
    : passesFilter(record, new Map([[prefix + name, value]]));
}
