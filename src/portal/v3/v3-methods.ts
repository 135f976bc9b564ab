import type { DescriptionSource } from '../generic/method-description.ts';
import { batchV3 } from './batch-v3.ts';
import { allDocumentsV3, documentV3 } from './document-v3.ts';
import { noteCollections } from './note-collections.ts';
import { openApiOf } from './openapi-v3.ts';
import type { V3Method } from './v3-method.ts';

/** Serves the OpenAPI document of all methods as it is, without an envelope. */
const documentation: V3Method = {
  name: 'rest.documentation.openapi',
  scopes: [],
  parameters: {},
  handle: ({ context }) => ({
    kind: 'success',
    result: openApiOf([...v3Methods, ...allDocumentsV3(context.methods.documents)]),
    isRaw: true,
  }),
};

/** The methods of REST 3.0 that a reference portal knows. */
export const v3Methods: readonly V3Method[] = [documentation, batchV3, ...noteCollections];

const byName = new Map(v3Methods.map((method) => [method.name, method]));

/**
 * The method of a name in any case: one of those written by hand, else that of a document. `documentation` is another name of
 * `rest.documentation.openapi`.
 */
export function findV3Method(name: string, documents: DescriptionSource): V3Method | undefined {
  const lower = name.toLowerCase();
  const byHand = byName.get(lower === 'documentation' ? documentation.name : lower);
  return byHand ?? documentV3(lower, documents) ?? documentV3(name, documents);
}
