/** The parts of a URL's path, and its query. */
export interface PathParts {
  /** The REST entry with both slashes: `/rest/`. */
  readonly root: string;
  /** User and code of a webhook with a slash behind, or nothing. */
  readonly credential: string;
  /** The method, with its suffix. */
  readonly method: string;
  /** The query with its `?`, or nothing. */
  readonly query: string;
}

function joined({ root, credential, method, query }: PathParts): string {
  return `${root}${credential}${method}${query}`;
}

const firstEscaped = (method: string) =>
  `%${method.charCodeAt(0).toString(16).padStart(2, '0')}${method.slice(1)}`;

/**
 * Ways to write the URL of a call that no client should need. Some mean the same by RFC 3986, others are a web server's own
 * affair. `as-usual` marks a URL that is odd by its length alone. Names are permanent.
 */
export const pathForms = {
  'as-usual': joined,
  'two-slashes-first': (parts) => `/${joined(parts)}`,
  'two-slashes-inside': (parts) => joined({ ...parts, root: `${parts.root}/` }),
  'two-slashes-before-the-method': (parts) => joined({ ...parts, method: `/${parts.method}` }),
  'slash-behind': (parts) => joined({ ...parts, method: `${parts.method}/` }),
  'two-slashes-behind': (parts) => joined({ ...parts, method: `${parts.method}//` }),
  'dot-segment': (parts) => joined({ ...parts, root: `${parts.root}./` }),
  'parent-segment': (parts) => joined({ ...parts, root: `${parts.root}x/../` }),
  'parent-segment-behind': (parts) => joined({ ...parts, method: `${parts.method}/x/..` }),
  'folder-in-capitals': (parts) => joined({ ...parts, root: parts.root.toUpperCase() }),
  'letter-escaped': (parts) => joined({ ...parts, method: firstEscaped(parts.method) }),
  'slash-escaped': ({ root, credential, method, query }) =>
    `${`${root}${credential}`.slice(0, -1)}%2F${method}${query}`,
  'bad-escape-behind': (parts) => joined({ ...parts, method: `${parts.method}%zz` }),
  'nul-behind': (parts) => joined({ ...parts, method: `${parts.method}%00` }),
  'space-behind': (parts) => joined({ ...parts, method: `${parts.method}%20` }),
  'point-behind': (parts) => joined({ ...parts, method: `${parts.method}.` }),
  'semicolon-behind': (parts) => joined({ ...parts, method: `${parts.method};v=1` }),
  'backslash-before-the-method': (parts) => joined({ ...parts, method: `\\${parts.method}` }),
  fragment: (parts) => `${joined(parts)}#part`,
} as const satisfies Readonly<Record<string, (parts: PathParts) => string>>;

/** One of the ways to write a URL. */
export type PathForm = keyof typeof pathForms;

/** A path and its query, written in a form; as usual without one. */
export function writePath(parts: PathParts, form: PathForm | undefined): string {
  return form === undefined ? joined(parts) : pathForms[form](parts);
}
