import { batchV3 } from './batch-v3.ts';
import { noteCollections } from './note-collections.ts';
import { openApiOf } from './openapi-v3.ts';
import type { V3Method } from './v3-method.ts';

/** Serves the OpenAPI document of all methods as it is, without an envelope. */
const documentation: V3Method = {
  name: 'rest.documentation.openapi',
  scopes: [],
  parameters: {},
  handle: () => ({ kind: 'success', result: openApiOf(v3Methods), isRaw: true }),
};

/** The methods of REST 3.0 that a reference portal knows. */
export const v3Methods: readonly V3Method[] = [documentation, batchV3, ...noteCollections];

const byName = new Map(v3Methods.map((method) => [method.name, method]));

/** The method of a name in any case; `documentation` is another name of `rest.documentation.openapi`. */
export function findV3Method(name: string): V3Method | undefined {
  const lower = name.toLowerCase();
  return byName.get(lower === 'documentation' ? documentation.name : lower);
}
