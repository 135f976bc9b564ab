import type { CommandValue, DialogRole, DialogValue, Json, ParameterValue } from '../../contract/contract.ts';
import { encodeForm, type Parameters } from './encode-form.ts';

/** The dialogs of a target: role → id. */
export type Dialogs = Readonly<Partial<Record<DialogRole, string>>>;

/** A value that stands for something: an object with just the members it may have. */
function standsFor(value: unknown, member: string, other: string): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (typeof (value as Record<string, unknown>)[member] !== 'string') return false;
  return Object.keys(value).every((name) => name === member || name === other);
}

function isCommandValue(value: ParameterValue): value is CommandValue {
  return standsFor(value, 'command', 'parameters');
}

function isDialogValue(value: ParameterValue): value is DialogValue {
  return standsFor(value, 'dialog', 'form');
}

function dialogId(value: DialogValue, dialogs: Dialogs): string | number {
  const id = dialogs[value.dialog];
  if (id === undefined) throw new Error(`The target names no dialog for the role "${value.dialog}".`);
  const digits = id.replace(/^\D+/, '');
  const prefix = id.slice(0, id.length - digits.length);
  switch (value.form) {
    case 'digits':
      return digits;
    case 'number':
      return Number(digits);
    case 'upper':
      return id.toUpperCase();
    case 'zero':
      return `${prefix}0${digits}`;
    case 'newline':
      return `${id}\n`;
    default:
      return id;
  }
}

function resolve(value: ParameterValue, dialogs: Dialogs): Json {
  if (isDialogValue(value)) return dialogId(value, dialogs);
  if (isCommandValue(value)) {
    const query = encodeForm(resolveParameters(value.parameters, dialogs));
    return query === '' ? value.command : `${value.command}?${query}`;
  }
  if (Array.isArray(value)) return value.map((item: Json) => resolve(item, dialogs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, resolve(item as ParameterValue, dialogs)]),
  );
}

/**
 * Fills in the ids of the target's dialogs, however deep they stand, and writes commands of `batch` as `method?query`.
 * Throws where the target names no dialog for a role: such a case must not have been run.
 */
export function resolveParameters(
  parameters: Readonly<Record<string, ParameterValue>>,
  dialogs: Dialogs,
): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, resolve(value, dialogs)]),
  );
}
