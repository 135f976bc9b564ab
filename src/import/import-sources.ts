import { matches } from '../contract/addresses.ts';
import { documentText } from './document/document-text.ts';
import { makeDocument } from './document/make-document.ts';
import { makeV3Document } from './document/make-v3-document.ts';
import type { DocumentValue } from './document/sources.ts';
import type { LeftOut, MethodFacts } from './facts.ts';
import { ImportError } from './import-error.ts';
import { readSources, type SourceState } from './source/read-sources.ts';

/** A document that the import has made. */
export interface ImportedDocument {
  readonly method: string;
  /** Path within the folder of imported documents: those of REST 3.0 stand in a folder of their own, because their envelope is another. */
  readonly path: string;
  readonly isV3: boolean;
  readonly value: DocumentValue;
  readonly text: string;
}

/** What an import gives. */
export interface Imported {
  readonly documents: readonly ImportedDocument[];
  readonly leftOut: readonly LeftOut[];
}

/** What is imported. */
export interface ImportOptions {
  /** A pattern of method names with `*`; all unless given. */
  readonly only?: string | undefined;
  /** Year and month of the facts; that of the sources' commit unless given, else the present month. */
  readonly edition?: string | undefined;
}

/** Whether a method is among those that patterns name, with commas between them; every method is where there are no patterns. */
export function isNamed(method: string, patterns: string | undefined): boolean {
  return patterns === undefined || patterns.split(',').some((pattern) => matches(pattern.trim(), method));
}

function documentOf(facts: MethodFacts, edition: string): ImportedDocument {
  const { method, isV3 } = facts;
  const value = isV3 ? makeV3Document(facts, edition) : makeDocument(facts, edition);
  return { method, isV3, path: `${isV3 ? 'v3/' : ''}${method}.yaml`, value, text: documentText(value) };
}

/** The documents of those methods that patterns name. */
export function documentsOf(
  methods: readonly MethodFacts[],
  only: string | undefined,
  edition: string,
): readonly ImportedDocument[] {
  return methods.filter(({ method }) => isNamed(method, only)).map((facts) => documentOf(facts, edition));
}

/**
 * Makes the document of each method that sources describe.
 *
 * @throws {ImportError} where a source cannot be used, or no method is named.
 */
export function importSources(
  sources: readonly string[],
  state: SourceState,
  { only, edition }: ImportOptions,
): Imported {
  const { methods, leftOut, commit } = readSources(sources, state);
  const documents = documentsOf(
    methods,
    only,
    edition ?? commit?.month ?? new Date().toISOString().slice(0, 7),
  );
  if (documents.length === 0)
    throw new ImportError(
      `No method of the sources matches ${only ?? ''}. They describe ${methods.length} methods.`,
    );
  return { documents, leftOut };
}
