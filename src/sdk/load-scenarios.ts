import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ContractError, type ContractProblem } from '../contract/contract-error.ts';
import { readDocument, type SourceDocument } from '../contract/document/read-document.ts';
import { schemaComplaint, tellingErrors } from '../contract/document/schema-complaint.ts';
import { specDirectory } from '../contract/editions.ts';
import type { ResponseStep, Scenario, SdkClause, SdkSpec } from './scenario.ts';

type StepFile = ResponseStep | 'portal';

interface SpecFile {
  readonly defaults: Pick<Scenario, 'method' | 'params' | 'deadlineMs'>;
  readonly clauses: Readonly<Record<string, Omit<SdkClause, 'id'>>>;
  readonly scenarios: Readonly<
    Record<
      string,
      Partial<Omit<Scenario, 'id' | 'responses' | 'token'>> &
        Pick<Scenario, 'title' | 'clauses' | 'receives'> & {
          readonly responses: readonly StepFile[];
          readonly token?: StepFile;
        }
    >
  >;
}

function stepOf(step: StepFile): ResponseStep {
  return step === 'portal' ? { portal: true } : step;
}

function scenariosOf({ defaults, scenarios }: SpecFile): readonly Scenario[] {
  return Object.entries(scenarios).map(([id, said]) => ({
    auth: null,
    scheme: null,
    credential: 'good',
    authority: 'run',
    needs: null,
    timeoutMs: null,
    repeat: { count: 1, parallel: 1 },
    slow: false,
    limits: null,
    timeStyle: null,
    ...defaults,
    ...said,
    id,
    responses: said.responses.map(stepOf),
    token: stepOf(said.token ?? 'portal'),
  }));
}

function clausesOf({ clauses }: SpecFile): readonly SdkClause[] {
  return Object.entries(clauses).map(([id, said]) => ({
    ...said,
    id,
    runWide: said.runWide ?? false,
    needs: said.needs ?? null,
    limits: said.limits ?? {},
  }));
}

/** Clauses that no scenario tries, scenarios that name a clause there is not, and titles said twice. */
function crossCheck(document: SourceDocument, { clauses, scenarios }: SdkSpec): readonly ContractProblem[] {
  const known = new Map(clauses.map((clause) => [clause.id, clause]));
  const tried = new Set(scenarios.flatMap((scenario) => scenario.clauses));
  const titles = scenarios.map(({ title }) => title);
  return [
    ...scenarios.flatMap(({ id, clauses: named }) =>
      named.flatMap((name, index) => {
        const problem = (message: string) => document.problem(`/scenarios/${id}/clauses/${index}`, message);
        if (known.get(name)?.runWide === true)
          return [problem(`${name} is run-wide: it is judged in every scenario anyway.`)];
        return known.has(name) ? [] : [problem(`There is no clause ${name}.`)];
      }),
    ),
    ...clauses
      .filter(({ id, runWide }) => !runWide && !tried.has(id))
      .map(({ id }) => document.problem(`/clauses/${id}`, 'No scenario tries this clause.')),
    ...scenarios
      .filter(({ title }, index) => titles.indexOf(title) !== index)
      .map(({ id }) => document.problem(`/scenarios/${id}/title`, 'Another scenario has this title.')),
  ];
}

/**
 * Reads `spec/sdk.yaml`.
 * @throws {ContractError} when it does not follow `spec/sdk.schema.json`, or its parts do not fit together.
 */
export function loadScenarios(directory = specDirectory()): SdkSpec {
  const document = readDocument(join(directory, 'sdk.yaml'));
  const schema = JSON.parse(readFileSync(join(directory, 'sdk.schema.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const valid = new Ajv2020({ allErrors: true, verbose: true, strict: false, logger: false }).compile(schema);
  if (!valid(document.value)) {
    throw new ContractError(
      tellingErrors(valid.errors ?? [])
        .map(schemaComplaint)
        .map(({ pointer, message }) => document.problem(pointer, message)),
    );
  }
  const file = document.value as unknown as SpecFile;
  const sha256 = createHash('sha256').update(document.bytes).digest('hex');
  const spec: SdkSpec = { sha256, clauses: clausesOf(file), scenarios: scenariosOf(file) };
  const problems = crossCheck(document, spec);
  if (problems.length > 0) throw new ContractError(problems);
  return spec;
}
