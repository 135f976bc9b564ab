import { randomUUID } from 'node:crypto';
import { pointerOf } from '../../contract/pointer.ts';
import { isoDate } from '../pipeline/time-block.ts';
import type { StubProblem } from './stub.ts';

/** What templates are filled from. */
export interface TemplateScope {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly user: Readonly<Record<'id' | 'name' | 'lastName' | 'email', unknown>>;
  readonly count: number;
  readonly state: string;
  /** A number that no earlier answer had; the same one within an answer. */
  readonly id: number;
  /** Unix milliseconds. */
  readonly now: number;
  /** Zone of dates, as `+03:00`. */
  readonly utcOffset: string;
}

const placeholder = /\{\{\s*(.*?)\s*\}\}/g;

const seconds: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
};
const dated = /^(now|date|timestamp)(?: ([+-]\d{1,6}) (second|minute|hour|day|week)s?)?$/;
const simple = /^(?:id|count|state|method|uuid|user\.(?:id|name|lastName|email)|params(?:\.[^\s.{}]+)+)$/;

const known =
  'id, count, state, method, uuid, user.id, user.name, user.lastName, user.email, params.NAME, now, date and timestamp with or without a step such as +3 days; `text ` before one makes it a text';

/** The templates in a value that mean nothing, with their places. */
export function templateProblems(value: unknown, pointer: string): readonly StubProblem[] {
  if (typeof value === 'string')
    return [...value.matchAll(placeholder)].flatMap(([whole, name = '']) => {
      const bare = name.replace(/^text /, '');
      if (simple.test(bare) || dated.test(bare)) return [];
      return [{ pointer, message: `The template ${whole} means nothing. There are ${known}.` }];
    });
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    templateProblems(member, pointer + pointerOf([name])),
  );
}

/** A value with its templates filled. A text that is one template becomes what that is, a number for instance. */
export function fillTemplates(value: unknown, scope: TemplateScope): unknown {
  if (typeof value === 'string') return value.includes('{{') ? fillText(value, scope) : value;
  if (Array.isArray(value)) return value.map((member) => fillTemplates(member, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, fillTemplates(member, scope)]),
  );
}

function fillText(text: string, scope: TemplateScope): unknown {
  const [, whole] = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(text) ?? [];
  if (whole !== undefined && !whole.startsWith('text ')) return filledName(whole, scope);
  return text.replace(placeholder, (_, name: string) =>
    textOf(filledName(name.replace(/^text /, ''), scope)),
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function filledName(name: string, scope: TemplateScope): unknown {
  const [, kind, step = '0', unit = 'second'] = dated.exec(name) ?? [];
  if (kind !== undefined) return dateOf(kind, scope.now + Number(step) * (seconds[unit] ?? 0) * 1_000, scope);
  if (name === 'uuid') return randomUUID();
  const [first = '', ...path] = name.split('.');
  if (first === 'params') return memberAt(scope.params, path);
  if (first === 'user') return memberAt(scope.user, path);
  return memberAt(scope, [first]);
}

function dateOf(kind: string, at: number, { utcOffset }: TemplateScope): unknown {
  if (kind === 'timestamp') return Math.floor(at / 1_000);
  const text = isoDate(at, utcOffset);
  return kind === 'date' ? text.slice(0, 10) : text;
}

/** The member at a path, each name in any case where it does not stand exactly; null where there is none. */
function memberAt(root: unknown, path: readonly string[]): unknown {
  let found: unknown = root;
  for (const name of path) {
    if (typeof found !== 'object' || found === null) return null;
    const members: Readonly<Record<string, unknown>> = { ...found };
    const key = Object.hasOwn(members, name)
      ? name
      : Object.keys(members).find((one) => one.toLowerCase() === name.toLowerCase());
    if (key === undefined) return null;
    found = members[key];
  }
  return found ?? null;
}
