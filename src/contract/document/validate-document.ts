import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
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

/**
 * Checks a document as OpenAPI 3.1 and its `x-` members against `spec/conformance.schema.json`.
 */
export async function validateDocument(
  specDirectory: string,
  document: SourceDocument,
  references: Readonly<Record<string, SourceDocument>>,
): Promise<readonly ContractProblem[]> {
  const schema = JSON.parse(readFileSync(join(specDirectory, 'conformance.schema.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const extensions = new Ajv2020({ allErrors: true, strict: false, logger: false }).compile(schema);
  if (!extensions(document.value)) return problemsOf(document, tellingErrors(extensions.errors ?? []));
  const validator = new Validator();
  for (const [name, other] of Object.entries(references))
    await validator.addSpecRef(structuredClone(other.value), name);
  const { valid, errors } = await validator.validate(structuredClone(document.value));
  if (valid) return [];
  return typeof errors === 'string' || errors === undefined
    ? [document.problem('/openapi', `This is no valid OpenAPI 3.1 document: ${errors ?? 'no reason given'}`)]
    : problemsOf(document, deepest(errors as readonly ErrorObject[]));
}
