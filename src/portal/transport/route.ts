import { urlDecode } from '../php/decode-form.ts';

/** What the path of a request says. An empty `method` is a path that matches no form. */
export interface Route {
  /** Whether the path begins with `/rest/api/`, which is REST 3.0 on portals that have it. */
  readonly isV3: boolean;
  readonly method: string;
  readonly suffix: '' | 'json' | 'xml';
  readonly pathUser: string | undefined;
  readonly pathCode: string | undefined;
}

/**
 * Reads the URL forms `/rest/<method>` and `/rest/<user>/<code>/<method>`, each with an optional `.json` or `.xml` and a trailing slash; empty
 * segments are skipped. Two segments, or more than three, match nothing.
 *
 * @param withV3 whether `/rest/api/` is REST 3.0; on a portal without it, `api` is a segment like any other
 * @returns undefined for a path outside `/rest/`
 * @see docs/reference/portal.md B.3
 */
export function readRoute(path: string, withV3: boolean): Route | undefined {
  const [first, ...rest] = path.split('/').filter((segment) => segment !== '');
  if (first !== 'rest') return undefined;
  const isV3 = withV3 && rest[0] === 'api';
  const segments = isV3 ? rest.slice(1) : rest;
  if (segments.length !== 1 && segments.length !== 3)
    return { isV3, method: '', suffix: '', pathUser: undefined, pathCode: undefined };
  const [name, suffix] = splitSuffix(decode(segments[segments.length - 1] ?? ''));
  if (segments.length === 1) return { isV3, method: name, suffix, pathUser: undefined, pathCode: undefined };
  return {
    isV3,
    method: name,
    suffix,
    pathUser: decode(segments[0] ?? ''),
    pathCode: decode(segments[1] ?? ''),
  };
}

function decode(segment: string): string {
  return segment.includes('%') ? urlDecode(segment.replaceAll('+', '%2B')) : segment;
}

function splitSuffix(name: string): readonly [string, Route['suffix']] {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return ending === 'json' || ending === 'xml' ? [name.slice(0, -ending.length - 1), ending] : [name, ''];
}
