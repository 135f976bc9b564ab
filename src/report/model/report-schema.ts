import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { packageRoot } from '../../package-root.ts';

/** The two questions that a reader of `report.json` asks: is this a head, is this a case. */
export interface ReportSchema {
  /** What is wrong with a report without its cases, as `pointer: complaint`; null where nothing is. */
  headProblem(head: object): string | null;
  /** What is wrong with a case. */
  caseProblem(reported: object): string | null;
}

let known: ReportSchema | null = null;

function problemOf(valid: ValidateFunction, value: object): string | null {
  if (valid(value)) return null;
  const [error] = valid.errors ?? [];
  return `${error?.instancePath ?? ''} ${error?.message ?? 'does not follow the schema'}`.trim();
}

/** The published schema of `report.json`, compiled once a process. */
export function reportSchema(): ReportSchema {
  if (known !== null) return known;
  const file = join(packageRoot(), 'reports', 'report.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { readonly $id: string };
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const head = ajv.compile(schema);
  const reported = ajv.compile({ $ref: `${schema.$id}#/$defs/case` });
  known = {
    headProblem: (value) => problemOf(head, { ...value, cases: [] }),
    caseProblem: (value) => problemOf(reported, value),
  };
  return known;
}
