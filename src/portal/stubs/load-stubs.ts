import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { ContractError } from '../../contract/contract-error.ts';
import { readDocument } from '../../contract/document/read-document.ts';
import { schemaComplaint, tellingErrors } from '../../contract/document/schema-complaint.ts';
import { packageRoot } from '../../package-root.ts';
import type { RefusalSource } from './documented-refusal.ts';
import type { Stub, StubFile, StubProblem } from './stub.ts';
import { stubProblems } from './stub-problems.ts';

let compiled: ValidateFunction<StubFile> | undefined;

/** Compiled once a process, because tests add stubs over HTTP one by one. */
function validator(): ValidateFunction<StubFile> {
  if (compiled !== undefined) return compiled;
  const schema = JSON.parse(
    readFileSync(join(packageRoot(), 'spec/portal/stubs.schema.json'), 'utf8'),
  ) as object;
  compiled = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<StubFile>(schema);
  return compiled;
}

/** What is wrong with a value that should be the content of a file of stubs, each with its place in it. */
export function stubFileProblems(value: unknown, source: RefusalSource): readonly StubProblem[] {
  const valid = validator();
  if (!valid(value)) return tellingErrors(valid.errors ?? []).map(schemaComplaint);
  return value.stubs.flatMap((stub, at) =>
    stubProblems(stub, source).map(({ pointer, message }) => ({
      pointer: `/stubs/${at}${pointer}`,
      message,
    })),
  );
}

/**
 * Reads a YAML or JSON file of stubs.
 *
 * @throws {ContractError} with file, line and column for a file that cannot be read or does not follow `spec/portal/stubs.schema.json`
 */
export function loadStubs(file: string, source: RefusalSource): readonly Stub[] {
  const document = readDocument(file);
  const problems = stubFileProblems(document.value, source);
  if (problems.length > 0)
    throw new ContractError(problems.map(({ pointer, message }) => document.problem(pointer, message)));
  return (document.value as unknown as StubFile).stubs;
}
