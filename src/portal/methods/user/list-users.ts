import { compareTexts, type FilterRecord, fieldOf } from '../../generic/filter-records.ts';
import { pageOf } from '../../generic/page.ts';
import type { WireValue } from '../../php/encode-json.ts';
import { toText } from '../../php/php-cast.ts';
import type { PhpArray } from '../../php/php-value.ts';
import { fromWire } from '../../php/to-wire.ts';
import type { Success } from '../../pipeline/outcome.ts';
import type { PortalUser } from '../../state/portal-state.ts';
import type { MethodCall } from '../portal-method.ts';
import { userRecord } from './describe-user-record.ts';

/** Parameters that are no condition when conditions stand beside them instead of in FILTER. */
const notConditions = new Set(['FILTER', 'SORT', 'ORDER', 'ADMIN_MODE', 'SELECT', 'IMAGE_RESIZE', 'START']);

/** The scopes of which one opens the methods that list users. */
export const userScopes = ['user', 'user_basic', 'user_brief'] as const;

/**
 * The users that pass a filter, 50 a page, by ascending id unless SORT and ORDER say otherwise. Bots are left out, and for an extranet caller
 * those outside their groups. SELECT takes field names, `*` for all.
 *
 * @param given parameters with upper-cased names
 */
export function listUsers(
  given: PhpArray,
  { start, caller, context: { state } }: MethodCall,
  isWanted: (fields: FilterRecord) => boolean,
): Success {
  const isVisible = ({ kind, groups }: PortalUser) =>
    kind !== 'bot' &&
    kind !== 'copilot' &&
    (caller.kind !== 'extranet' || [...groups].some((group) => caller.groups.has(group)));
  const found = [...state.users.values()]
    .filter(isVisible)
    .map((user) => {
      const record = userRecord(user, state);
      const departments = user.departments.map((id) => state.departments.get(id)?.name ?? '');
      return { record, fields: fieldsOf(record, departments) };
    })
    .filter(({ fields }) => isWanted(fields));
  const field = toText(given.get('SORT')) || 'ID';
  const sign = toText(given.get('ORDER'))?.toUpperCase() === 'DESC' ? -1 : 1;
  const textOf = (fields: FilterRecord) => toText(fieldOf(fields, field)) ?? '';
  found.sort((a, b) => sign * compareTexts(textOf(a.fields), textOf(b.fields)));
  const selected = selectionOf(given);
  return pageOf(found, start, ({ record }) =>
    selected === undefined
      ? record
      : Object.fromEntries(Object.entries(record).filter(([name]) => name === 'ID' || selected.has(name))),
  );
}

/** What is searched for, in upper-cased names: FILTER, or where there is none the parameters that are conditions. */
export function conditionsOf(given: PhpArray): PhpArray {
  const filter = given.get('FILTER');
  const conditions = filter instanceof Map ? filter : given;
  const named = [...conditions].map(([name, value]) => [name.toUpperCase(), value] as const);
  return new Map(filter instanceof Map ? named : named.filter(([name]) => !notConditions.has(name)));
}

function fieldsOf(record: Readonly<Record<string, WireValue>>, departments: readonly string[]): FilterRecord {
  const fields = new Map(Object.entries(record).map(([name, value]) => [name, fromWire(value)]));
  fields.set('NAME_SEARCH', `${toText(fields.get('NAME'))} ${toText(fields.get('LAST_NAME'))}`);
  fields.set('UF_DEPARTMENT_NAME', fromWire([...departments]));
  return fields;
}

function selectionOf(given: PhpArray): ReadonlySet<string> | undefined {
  const select = given.get('SELECT');
  if (!(select instanceof Map) || select.size === 0) return undefined;
  const names = [...select.values()].map((name) => (toText(name) ?? '').toUpperCase());
  return names.includes('*') ? undefined : new Set(names);
}
