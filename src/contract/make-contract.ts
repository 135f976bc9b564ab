import { dirname, join, relative, resolve } from 'node:path';
import type { OpenAPIV3_1 } from 'openapi-types';
import { applyOverlay } from './apply-overlay.ts';
import type {
  Clause,
  ClausePlace,
  Contract,
  DocumentedResponse,
  OpenQuestion,
  Outcome,
  Schema,
} from './contract.ts';
import { ContractError } from './contract-error.ts';
import { crossCheck } from './cross-check.ts';
import { documentedOperations } from './documented-operations.ts';
import { documentedResponses } from './documented-responses.ts';
import { documentFile, editions, overlayFile, specDirectory } from './editions.ts';
import { fixturesIn } from './fixture.ts';
import type {
  ClauseExtension,
  DocumentExtensions,
  OutcomeExtension,
  QuestionExtension,
} from './generated/extensions.ts';
import { type ContractPlace, digest } from './known-contracts.ts';
import { withValues } from './known-fixtures.ts';
import { overlaidDocument } from './overlaid-document.ts';
import { pathOf, pointerOf, valueAt } from './pointer.ts';
import { readDocument, type SourceDocument } from './read-document.ts';
import { refuseOtherBase, refuseOtherOpenApi } from './refuse-other-openapi.ts';
import { resolveReferences } from './resolve-references.ts';
import { validateDocument } from './validate-document.ts';

type Header = NonNullable<DocumentExtensions['x-conformance']>;
type Extensions<Value> = Readonly<Record<string, Value>>;
type ResolvedDocument = Record<string, unknown> & {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly 'x-conformance': Header;
  readonly 'x-clauses'?: Extensions<ClauseExtension>;
  readonly 'x-outcomes'?: Extensions<OutcomeExtension>;
  readonly 'x-open-questions'?: Extensions<QuestionExtension>;
  readonly 'x-untested'?: Readonly<Record<string, string>>;
};

/** The clauses of a document, each with the line on which it begins. */
function clausesOf(document: ResolvedDocument, source: SourceDocument, directory: string): readonly Clause[] {
  return Object.entries(document['x-clauses'] ?? {}).map(([id, extension]) => {
    const { file, line } = source.problem(pointerOf(['x-clauses', id]), '');
    const below = relative(directory, resolve(file)).replaceAll('\\', '/');
    return clauseOf(id, extension, { file: `spec/${below}`, line });
  });
}

function clauseOf(id: string, extension: ClauseExtension, place: ClausePlace): Clause {
  return {
    id,
    ...extension,
    limits: extension.limits ?? {},
    watches: extension.watches ?? [],
    asks: extension.asks ?? 'method',
    place,
  } as Clause;
}

function outcomeOf([name, extension]: readonly [string, OutcomeExtension]): Outcome {
  return {
    name,
    credential: 'given',
    derives: false,
    accepts: [],
    ...extension,
    fixtures: fixturesIn(extension.requests),
    requests: withValues(extension.requests as Outcome['requests']),
    prefers: extension.prefers as readonly DocumentedResponse[],
  } as Outcome;
}

function questionOf([name, { asks, parameters }]: readonly [string, QuestionExtension]): OpenQuestion {
  return { name, asks, parameters: withValues(parameters as OpenQuestion['parameters']) };
}

function schemaNamed(document: ResolvedDocument, name: string, source: SourceDocument): Schema {
  const schema = document.components.schemas[name];
  if (schema !== undefined) return schema;
  throw new ContractError([source.problem('/components/schemas', `There must be a schema named ${name}.`)]);
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
  if (typeof valueAt(source.value, ['x-conformance', 'envelope']) !== 'string')
    problems.push(source.problem('/x-conformance/envelope', 'The name of the envelope is missing here.'));
  if (problems.length > 0) throw new ContractError(problems);
}

/** A contract and the documents it was made of. */
interface MadeContract {
  readonly contract: Contract;
  /** The documents and the fixtures, relative to the directory of the specification. */
  readonly files: readonly string[];
}

/**
 * Makes the contract of the documents at a place. With `trusted`, they are not validated as OpenAPI.
 * @throws {ContractError} listing every problem with file, line, column and pointer
 */
export async function makeContract(
  { directory, method, edition }: ContractPlace,
  trusted: boolean,
): Promise<MadeContract> {
  const base = readDocument(named(documentFile(method, directory)));
  if (!editions(method, directory).includes(edition)) {
    const known = editions(method, directory).join(', ');
    const message = `There is no edition ${JSON.stringify(edition)} of ${method}. Known: ${known}.`;
    throw new ContractError([base.problem('/info/version', message)]);
  }
  const file = overlayFile({ method, edition }, directory);
  const overlaid = file === null ? null : applyOverlay(base, named(file));
  const source = overlaid === null ? base : overlaidDocument(base, overlaid.overlay, overlaid.value);
  if (overlaid !== null) refuseOtherBase(overlaid.overlay, `../methods/${method}.yaml`);
  refuseOtherOpenApi(source);
  refuseOther(source, method, edition);
  const { envelope: name } = source.value['x-conformance'] as Header;
  const envelope = readDocument(named(join(dirname(documentFile(method, directory)), name)));
  refuseOtherOpenApi(envelope);
  const references = { [name]: envelope };
  const document = resolveReferences(source, references) as ResolvedDocument;
  const frame = resolveReferences(envelope, {}) as ResolvedDocument;
  const documents = [base, envelope, ...(overlaid === null ? [] : [overlaid.overlay])];
  const sha256 = digest(documents.map(({ bytes }) => bytes));
  if (!trusted) {
    const problems = [
      ...(await validateDocument(directory, envelope, {})),
      ...(await validateDocument(directory, source, references)),
    ];
    if (problems.length > 0) throw new ContractError(problems);
  }
  const header = document['x-conformance'];
  const contract: Contract = {
    method,
    edition,
    sha256,
    scope: header.scope ?? null,
    effect: header.effect,
    names: header.names ?? [],
    volatile: header.volatile ?? [],
    clauses: [...clausesOf(document, source, directory), ...clausesOf(frame, envelope, directory)],
    outcomes: [
      ...Object.entries(document['x-outcomes'] ?? {}),
      ...Object.entries(frame['x-outcomes'] ?? {}),
    ].map(outcomeOf),
    openQuestions: Object.entries(document['x-open-questions'] ?? {}).map(questionOf),
    untested: { ...frame['x-untested'], ...document['x-untested'] },
    parameters: schemaNamed(document, 'Parameters', source),
    success: schemaNamed(document, 'Success', source),
    error: schemaNamed(frame, 'Error', envelope),
    time: schemaNamed(frame, 'Time', envelope),
    operations: documentedOperations(document as unknown as OpenAPIV3_1.Document),
    responses: documentedResponses(document as unknown as OpenAPIV3_1.Document),
    schemas: { ...frame.components.schemas, ...document.components.schemas },
  };
  const problems = crossCheck(contract, document as unknown as OpenAPIV3_1.Document, source, envelope);
  if (problems.length > 0) throw new ContractError(problems);
  const files = [
    ...documents.map(({ file: one }) => resolve(one)),
    join(specDirectory(), 'fixtures.yaml'),
  ].map((one) => relative(directory, one));
  return { contract, files };
}
