/** What the path of a request asks for. */
export interface WireRoute {
  /** Method without a suffix; empty where the path has no form of a REST call. */
  readonly method: string;
  /** User and code of a webhook; null in the OAuth form. */
  readonly webhook: { readonly user: string; readonly code: string } | null;
  /** The path has two slashes in a row. */
  readonly hasEmptySegment: boolean;
  readonly isToken: boolean;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * Reads a URL's path as portals do: `/rest/METHOD` or `/rest/USER/CODE/METHOD`, with `.json` or `.xml`, a slash behind, and empty segments
 * skipped; `/oauth/token/` is the token endpoint.
 */
export function routeOf(url: string): WireRoute {
  const path = url.split('?', 1)[0] ?? '';
  const segments = path.split('/').filter((segment) => segment !== '');
  const hasEmptySegment = path.includes('//');
  const isToken = segments[0] === 'oauth' && segments[1] === 'token';
  const [first, ...rest] = segments.map(decoded);
  const method = (rest.at(-1) ?? '').replace(/\.(?:json|xml)$/, '');
  if (first !== 'rest' || (rest.length !== 1 && rest.length !== 3))
    return { method: '', webhook: null, hasEmptySegment, isToken };
  const [user = '', code = ''] = rest;
  return { method, webhook: rest.length === 3 ? { user, code } : null, hasEmptySegment, isToken };
}
