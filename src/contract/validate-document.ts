import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { ContractProblem } from './contract-error.ts';
import type { SourceDocument } from './read-document.ts';

/** The deepest complaints say what is wrong; those above them only say that something below is. */
function deepest(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length;
  const most = Math.max(...errors.map(depth));
  return errors.filter((error) => depth(error) === most).slice(0, 5);
}

function sentence(error: ErrorObject): string {
  const detail = Object.entries(error.params as Record<string, unknown>)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ');
  return `This ${error.message ?? 'is not allowed'}${detail === '' ? '' : ` (${detail})`}.`;
}

function problemsOf(document: SourceDocument, errors: readonly ErrorObject[]): ContractProblem[] {
  return deepest(errors).map((error) => document.problem(error.instancePath, sentence(error)));
}

/**
 * Checks a document as OpenAPI 3.1 and its `x-` members against `spec/conformance.schema.json`.
 * `value` is the document as an overlay left it; places are looked up in the file it came from.
 */
export async function validateDocument(
  specDirectory: string,
  document: SourceDocument,
  value: Record<string, unknown>,
  references: Readonly<Record<string, SourceDocument>>,
): Promise<readonly ContractProblem[]> {
  const schema = JSON.parse(readFileSync(join(specDirectory, 'conformance.schema.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const extensions = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
  if (!extensions(value)) return problemsOf(document, extensions.errors ?? []);
  const validator = new Validator();
  for (const [name, other] of Object.entries(references))
    await validator.addSpecRef(structuredClone(other.value), name);
  const { valid, errors } = await validator.validate(structuredClone(value));
  if (valid) return [];
  return typeof errors === 'string' || errors === undefined
    ? [document.problem('', `This is no valid OpenAPI 3.1 document: ${errors ?? 'no reason given'}`)]
    : problemsOf(document, errors as readonly ErrorObject[]);
}
