import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { ContractProblem } from '../contract-error.ts';
import type { SourceDocument } from './read-document.ts';
import { schemaComplaint, tellingErrors } from './schema-complaint.ts';

/** OpenAPI's own schema complains on every level above a mistake: only the deepest complaints say what is wrong. */
function deepest(all: readonly ErrorObject[]): readonly ErrorObject[] {
  const errors = tellingErrors(all);
  const depth = (error: ErrorObject) => error.instancePath.split('/').length;
  const most = Math.max(...errors.map(depth));
  return errors.filter((error) => depth(error) === most).slice(0, 5);
}

function problemsOf(document: SourceDocument, errors: readonly ErrorObject[]): ContractProblem[] {
  const complaints = errors.map(schemaComplaint);
  const seen = new Map(complaints.map((complaint) => [JSON.stringify(complaint), complaint]));
  return [...seen.values()].map(({ pointer, message }) => document.problem(pointer, message));
}

interface Validators {
  readonly extensions: ValidateFunction;
  /** One for all documents: what it makes of OpenAPI's own schema takes a tenth of a second. */
  readonly openapi: Validator;
  /** The documents that it knows, by the names in references. */
  readonly known: Map<string, SourceDocument>;
}

/** The validators of this process, by the text of the schema of the `x-` members. */
const made = new Map<string, Validators>();

/** Documents that were found to be valid: an envelope is asked about once for all methods. */
const valid = new WeakSet<SourceDocument>();

function validatorsFor(schema: string, references: Readonly<Record<string, SourceDocument>>): Validators {
  const kept = made.get(schema);
  const isOther = (name: string, document: SourceDocument) =>
    (kept?.known.get(name) ?? document) !== document;
  if (kept !== undefined && !Object.entries(references).some(([name, document]) => isOther(name, document)))
    return kept;
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
  const extensions = ajv.compile(JSON.parse(schema) as Record<string, unknown>);
  const validators = { extensions, openapi: new Validator(), known: new Map<string, SourceDocument>() };
  made.set(schema, validators);
  return validators;
}

/**
 * Checks a document as OpenAPI 3.1 and its `x-` members against `spec/conformance.schema.json`.
 */
export async function validateDocument(
  specDirectory: string,
  document: SourceDocument,
  references: Readonly<Record<string, SourceDocument>>,
): Promise<readonly ContractProblem[]> {
  if (valid.has(document)) return [];
  const schema = readFileSync(join(specDirectory, 'conformance.schema.json'), 'utf8');
  const { extensions, openapi, known } = validatorsFor(schema, references);
  if (!extensions(document.value)) return problemsOf(document, tellingErrors(extensions.errors ?? []));
  for (const [name, other] of Object.entries(references)) {
    if (known.has(name)) continue;
    await openapi.addSpecRef(structuredClone(other.value), name);
    known.set(name, other);
  }
  const { valid: isValid, errors } = await openapi.validate(structuredClone(document.value));
  if (isValid) valid.add(document);
  if (isValid) return [];
  return typeof errors === 'string' || errors === undefined
    ? [document.problem('/openapi', `This is no valid OpenAPI 3.1 document: ${errors ?? 'no reason given'}`)]
    : problemsOf(document, deepest(errors as readonly ErrorObject[]));
}
