import { dirname, join, relative } from 'node:path';
import { ContractError } from './contract-error.ts';
import { applyOverlay } from './document/apply-overlay.ts';
import { overlaidDocument } from './document/overlaid-document.ts';
import { readDocument, type SourceDocument } from './document/read-document.ts';
import { referencedDocuments } from './document/referenced-documents.ts';
import { refuseOtherBase, refuseOtherOpenApi } from './document/refuse-other-openapi.ts';
import { resolveReferences } from './document/resolve-references.ts';
import { documentFile, editions, overlayBase, overlayFile } from './editions.ts';
import type { ContractPlace } from './known-contracts.ts';
import { pathOf, valueAt } from './pointer.ts';

/** The document of a method in an edition: the frame laid on it, then the edition. Its references are not resolved. */
export interface MethodDocument {
  readonly source: SourceDocument;
  /** The documents that it refers to, by the names in the references. */
  readonly references: Readonly<Record<string, SourceDocument>>;
  /** Every file that it was made of. */
  readonly documents: readonly SourceDocument[];
}

function named(file: string): string {
  return relative(process.cwd(), file) || file;
}

/** @throws {ContractError} where a document does not say that it is the one that is asked for. */
function refuseOther(source: SourceDocument, method: string, edition: string): void {
  const wanted = { '/info/title': method, '/info/version': edition };
  const problems = Object.entries(wanted).flatMap(([pointer, value]) =>
    valueAt(source.value, pathOf(pointer)) === value
      ? []
      : [source.problem(pointer, `This must be ${JSON.stringify(value)}.`)],
  );
  if (problems.length > 0) throw new ContractError(problems);
}

/** @throws {ContractError} where a document does not say what a success of its method does: what may be sent hangs on it. */
function refuseWithoutEffect(own: SourceDocument): void {
  if (valueAt(own.value, ['x-conformance', 'effect']) !== undefined) return;
  const message = 'The effect of the method is missing: none, idempotent, creates, changes or deletes.';
  throw new ContractError([own.problem('/x-conformance/effect', message)]);
}

/**
 * Reads the document of a method in an edition.
 * @throws {ContractError} for every file that cannot be used
 */
export function methodDocument({ directory, method, edition }: ContractPlace): MethodDocument {
  const own = readDocument(named(documentFile(method, directory)));
  if (!editions(method, directory).includes(edition)) {
    const known = editions(method, directory).join(', ');
    const message = `There is no edition ${JSON.stringify(edition)} of ${method}. Known: ${known}.`;
    throw new ContractError([own.problem('/info/version', message)]);
  }
  refuseOtherOpenApi(own);
  refuseWithoutEffect(own);
  const laid = applyOverlay(own, named(join(directory, 'frame.overlay.yaml')), { missing: 'skip' });
  const base = overlaidDocument(own, laid.overlay, laid.value);
  const file = overlayFile({ method, edition }, directory);
  const overlaid = file === null ? null : applyOverlay(base, named(file));
  const source = overlaid === null ? base : overlaidDocument(base, overlaid.overlay, overlaid.value);
  if (overlaid !== null) refuseOtherBase(overlaid.overlay, overlayBase(method, directory));
  refuseOtherOpenApi(source);
  refuseOther(source, method, edition);
  const references = referencedDocuments(source, dirname(documentFile(method, directory)));
  const overlays = overlaid === null ? [laid.overlay] : [laid.overlay, overlaid.overlay];
  return { source, references, documents: [own, ...Object.values(references), ...overlays] };
}

/**
 * The document of a method in an edition as one value that any tool can read: frame and edition laid on, references resolved.
 * @throws {ContractError} for every file that cannot be used
 */
export function resolvedDocument(place: ContractPlace): Readonly<Record<string, unknown>> {
  const { source, references } = methodDocument(place);
  return resolveReferences(source, references);
}
