import { jsonpath } from 'json-p3';

type Path = readonly (string | number)[];
type Parent = Record<string | number, unknown>;

/** What is wrong with one action of an overlay. */
export interface ActionProblem {
  /** The member of the action that is wrong; empty for the action as a whole. */
  readonly member: string;
  readonly message: string;
  /** Only the document at hand lacks what the action is about. */
  readonly isMissing?: true;
}

const known = ['target', 'description', 'update', 'copy', 'remove'];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathProblem(member: string, path: string): ActionProblem | null {
  try {
    jsonpath.compile(path);
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { member, message: `This is no JSONPath of RFC 9535: ${why}.` };
  }
}

/** Why an action cannot be carried out on any document, or null. */
function misuse(action: unknown): ActionProblem | null {
  if (!isObject(action)) return { member: '', message: 'An action must be an object with a `target`.' };
  const { target, update, copy, remove } = action;
  const other = Object.keys(action).find((name) => !known.includes(name) && !name.startsWith('x-'));
  if (other !== undefined)
    return { member: other, message: `An action has no member \`${other}\`: it has ${known.join(', ')}.` };
  if (typeof target !== 'string')
    return { member: '', message: 'This action needs a `target`, a JSONPath in a string.' };
  if (remove !== undefined && typeof remove !== 'boolean')
    return { member: 'remove', message: 'The member `remove` must be true or false, without quotes.' };
  if (update === undefined && copy === undefined && remove !== true)
    return { member: '', message: 'This action does nothing: it needs `update`, `copy` or `remove: true`.' };
  if (copy !== undefined && typeof copy !== 'string')
    return { member: 'copy', message: 'The member `copy` must be a JSONPath in a string.' };
  return pathProblem('target', target) ?? (copy === undefined ? null : pathProblem('copy', copy));
}

/** Objects are merged member by member, items are appended to arrays, and all else is replaced. */
function merged(old: unknown, update: unknown): unknown {
  if (Array.isArray(old)) return [...old, ...(Array.isArray(update) ? update : [update])];
  if (!isObject(old) || !isObject(update)) return update;
  const changes = Object.entries(update).map(
    ([name, value]) => [name, Object.hasOwn(old, name) ? merged(old[name], value) : value] as const,
  );
  return { ...old, ...Object.fromEntries(changes) };
}

/** A document in a holder, so that its root has a parent as every other value has. */
interface Holder {
  root: unknown;
}

function parentOf(holder: Holder, path: Path): readonly [parent: Parent, key: string | number] {
  let parent = holder as unknown as Parent;
  let key: string | number = 'root';
  for (const part of path) {
    parent = parent[key] as Parent;
    key = part;
  }
  return [parent, key];
}

function removeAt(holder: Holder, path: Path): void {
  const [parent, key] = parentOf(holder, path);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function updateAt(holder: Holder, path: Path, update: unknown): ActionProblem | null {
  const [parent, key] = parentOf(holder, path);
  const old = parent[key];
  if (Array.isArray(old)) parent[key] = [...old, structuredClone(update)];
  else if (isObject(old) && isObject(update)) parent[key] = merged(old, structuredClone(update));
  else
    return isObject(old)
      ? { member: 'update', message: 'The target is an object, so `update` must be one too.' }
      : {
          member: 'target',
          message: 'The target is neither an object nor an array: only those are updated.',
        };
  return null;
}

/**
 * Carries out one action of an OpenAPI Overlay on a document's value, in place. `copy` of version 1.1 is known: the one
 * value at its path is merged into each target.
 *
 * @returns what is wrong with it, or null
 * @see https://spec.openapis.org/overlay/v1.0.0#action-object
 */
export function applyAction(holder: Holder, action: unknown, file: string): ActionProblem | null {
  const wrong = misuse(action);
  if (wrong !== null) return wrong;
  const { target, copy, remove, ...rest } = action as {
    target: string;
    update?: unknown;
    copy?: string;
    remove?: boolean;
  };
  const paths = jsonpath.query(target, holder.root as never).nodes.map(({ location }) => location);
  if (paths.length === 0)
    return { member: 'target', message: `Nothing in ${file} is at ${target}.`, isMissing: true };
  if (remove === true) {
    // From the last to the first, because items of an array move up when one before them goes.
    for (const path of paths.toReversed()) {
      if (path.length === 0)
        return { member: 'target', message: 'The document as a whole cannot be removed.' };
      removeAt(holder, path);
    }
    return null;
  }
  const copied = copy === undefined ? [] : jsonpath.query(copy, holder.root as never).nodes;
  if (copy !== undefined && copied.length !== 1)
    return {
      member: 'copy',
      message: `There must be one value at ${copy} in ${file}, not ${copied.length}.`,
      ...(copied.length === 0 ? { isMissing: true } : {}),
    };
  const update = copy === undefined ? rest.update : structuredClone(copied[0]?.value);
  for (const path of paths) {
    const problem = updateAt(holder, path, update);
    if (problem !== null) return problem;
  }
  return null;
}
