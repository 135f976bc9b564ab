import { join, relative, resolve } from 'node:path';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { ClausePlace, Contract, Outcome, Schema } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { clauseOf, clauseOfOutcome, lifecycleOf, outcomeOf, questionOf } from './contract-parts.ts';
import { crossCheck } from './cross-check.ts';
import { readDocument, type SourceDocument } from './document/read-document.ts';
import { refuseOtherOpenApi } from './document/refuse-other-openapi.ts';
import { resolveReferences } from './document/resolve-references.ts';
import { validateDocument } from './document/validate-document.ts';
import { documentedOperations } from './documented-operations.ts';
import { documentedResponses } from './documented-responses.ts';
import { specDirectory } from './editions.ts';
import { errorSchema } from './error-schema.ts';
import type {
  ClauseExtension,
  DocumentExtensions,
  LifecycleExtension,
  OutcomeExtension,
  QuestionExtension,
} from './generated/extensions.ts';
import { type ContractPlace, digest } from './known-contracts.ts';
import { methodDocument } from './method-document.ts';
import { pointerOf } from './pointer.ts';

type Header = NonNullable<DocumentExtensions['x-conformance']>;
type Extensions<Value> = Readonly<Record<string, Value>>;
type ResolvedDocument = Record<string, unknown> & {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, { readonly post?: Operation }>>;
  readonly 'x-conformance': Header;
  readonly 'x-clauses'?: Extensions<ClauseExtension>;
  readonly 'x-outcomes'?: Extensions<OutcomeExtension>;
  readonly 'x-lifecycles'?: Extensions<LifecycleExtension>;
  readonly 'x-open-questions'?: Extensions<QuestionExtension>;
  readonly 'x-untested'?: Readonly<Record<string, string>>;
};

/** The line on which something in a document begins, with the file's name below the package. */
function placeOf(source: SourceDocument, directory: string, path: readonly string[]): ClausePlace {
  const { file, line } = source.problem(pointerOf(path), '');
  return { file: `spec/${relative(directory, resolve(file)).replaceAll('\\', '/')}`, line };
}

interface Media {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}
interface Operation {
  readonly requestBody?: Media;
  readonly responses?: Readonly<Record<string, Media>>;
}

function jsonSchemaOf(media: Media | undefined): Schema | undefined {
  return media?.content?.['application/json']?.schema;
}

function successOf(post: Operation | undefined, source: SourceDocument): Schema {
  const schema = jsonSchemaOf(post?.responses?.['200']);
  if (schema !== undefined) return schema;
  throw new ContractError([
    source.problem('/paths', 'There must be a POST with a response 200 whose JSON has a schema.'),
  ]);
}

function schemaNamed(document: ResolvedDocument, name: string, source: SourceDocument): Schema {
  const schema = document.components?.schemas?.[name];
  if (schema !== undefined) return schema;
  throw new ContractError([source.problem('/components/schemas', `There must be a schema named ${name}.`)]);
}

/** The documented responses, with those that outcomes name where a response does not list its codes. */
function withOutcomes(
  documented: Contract['responses'],
  outcomes: readonly Outcome[],
): Contract['responses'] {
  const all = new Map(Object.entries(documented).map(([status, codes]) => [Number(status), [...codes]]));
  for (const { status, code } of outcomes.flatMap(({ prefers, accepts }) => [...prefers, ...accepts])) {
    const codes = all.get(status) ?? [];
    if (typeof code === 'string' && !codes.includes(code)) codes.push(code);
    all.set(status, codes);
  }
  return Object.fromEntries(all);
}

/** The codes that a method documents, and null where it documents a status alone. */
function codesOf(responses: Contract['responses'], outcomes: readonly Outcome[]): readonly (string | null)[] {
  const isAlone = outcomes.some(({ prefers, accepts }) =>
    [...prefers, ...accepts].some(({ code }) => code === null),
  );
  return [...Object.values(responses).flat(), ...(isAlone ? [null] : [])];
}

interface EnvelopeParts {
  readonly document: ResolvedDocument;
  readonly clauses: Contract['clauses'];
  readonly outcomes: readonly Outcome[];
}

const envelopes = new WeakMap<SourceDocument, EnvelopeParts>();

/** What every contract takes from the envelope: the same objects, so that their schemas are compiled once for all methods. */
function envelopeParts(envelope: SourceDocument, directory: string): EnvelopeParts {
  const known = envelopes.get(envelope);
  if (known !== undefined) return known;
  const document = resolveReferences(envelope, {}) as ResolvedDocument;
  const parts = {
    document,
    clauses: Object.entries(document['x-clauses'] ?? {}).map(([id, one]) =>
      clauseOf(id, one, undefined, placeOf(envelope, directory, ['x-clauses', id])),
    ),
    outcomes: Object.entries(document['x-outcomes'] ?? {}).map(([id, one]) => outcomeOf(id, one)),
  };
  envelopes.set(envelope, parts);
  return parts;
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
  const { source, references, documents } = methodDocument({ directory, method, edition });
  const { envelope: name = '' } = source.value['x-conformance'] as Header;
  const envelope =
    references[name] ?? readDocument(relative(process.cwd(), join(directory, 'methods', name)));
  refuseOtherOpenApi(envelope);
  const document = resolveReferences(source, references) as ResolvedDocument;
  const frame = envelopeParts(envelope, directory);
  const sha256 = digest(documents.map(({ bytes }) => bytes));
  if (!trusted) {
    const problems = [
      ...(await validateDocument(directory, envelope, {})),
      ...(await validateDocument(directory, source, references)),
    ];
    if (problems.length > 0) throw new ContractError(problems);
  }
  const header = document['x-conformance'];
  const place = (from: SourceDocument, member: string, name: string) =>
    placeOf(from, directory, [member, name]);
  const { post } = Object.values(document.paths)[0] ?? {};
  const outcomes = Object.entries(document['x-outcomes'] ?? {});
  const lifecycles = Object.entries(document['x-lifecycles'] ?? {});
  const ownOutcomes = outcomes.map(([id, one]) => outcomeOf(id, one));
  const openapi = document as unknown as OpenAPIV3_1.Document;
  const responses = withOutcomes(documentedResponses(openapi), ownOutcomes);
  const contract: Contract = {
    method,
    edition,
    sha256,
    scope: header.scope ?? null,
    effect: header.effect,
    names: header.names ?? null,
    volatile: header.volatile ?? [],
    clauses: [
      ...Object.entries(document['x-clauses'] ?? {}).map(([id, one]) =>
        clauseOf(id, one, header.page, place(source, 'x-clauses', id)),
      ),
      ...outcomes.flatMap(
        ([id, one]) => clauseOfOutcome(id, one, header.page, place(source, 'x-outcomes', id)) ?? [],
      ),
      ...lifecycles.map(([id, { says, level, source: from }]) =>
        clauseOf(
          id,
          { says, level, source: from, check: 'lifecycle' },
          header.page,
          place(source, 'x-lifecycles', id),
        ),
      ),
      ...frame.clauses,
    ],
    outcomes: [...ownOutcomes, ...frame.outcomes],
    openQuestions: Object.entries(document['x-open-questions'] ?? {}).map(([id, one]) => questionOf(id, one)),
    lifecycles: lifecycles.map(([id, one]) => lifecycleOf(id, one)),
    untested: { ...frame.document['x-untested'], ...document['x-untested'] },
    parameters: jsonSchemaOf(post?.requestBody) ?? { type: 'object' },
    success: successOf(post, source),
    error: errorSchema(schemaNamed(frame.document, 'Error', envelope), codesOf(responses, ownOutcomes)),
    time: schemaNamed(frame.document, 'Time', envelope),
    operations: documentedOperations(openapi),
    responses,
    schemas: { ...frame.document.components?.schemas, ...document.components?.schemas },
  };
  const problems = crossCheck(contract, openapi, source, envelope);
  if (problems.length > 0) throw new ContractError(problems);
  const files = [
    ...documents.map(({ file: one }) => resolve(one)),
    join(specDirectory(), 'fixtures.yaml'),
  ].map((one) => relative(directory, one));
  return { contract, files };
}
