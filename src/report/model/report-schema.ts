import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { packageRoot } from '../../package-root.ts';

/** The questions of those who read what a run has left: is this a head of `report.json`, a case of it, a line of evidence. */
export interface ReportSchema {
  /** What is wrong with a report without its cases, as `pointer: complaint`; null where nothing is. */
  headProblem(head: object): string | null;
  /** What is wrong with a case. */
  caseProblem(reported: object): string | null;
  /** What is wrong with a line of evidence that says of which type it is. */
  lineProblem(line: { readonly type: 'run' | 'case' | 'sent' | 'end' }): string | null;
}

let known: ReportSchema | null = null;

function problemOf(valid: ValidateFunction, value: object): string | null {
  if (valid(value)) return null;
  const [error] = valid.errors ?? [];
  return `${error?.instancePath ?? ''} ${error?.message ?? 'does not follow the schema'}`.trim();
}

function schemaIn(name: string): { readonly $id: string } {
  return JSON.parse(readFileSync(join(packageRoot(), 'reports', name), 'utf8')) as { readonly $id: string };
}

/** The published schemas of `report.json` and of evidence, each part compiled once a process, when it is first needed. */
export function reportSchema(): ReportSchema {
  if (known !== null) return known;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const [report, evidence] = ['report', 'evidence'].map((name) => {
    const schema = schemaIn(`${name}.schema.json`);
    ajv.addSchema(schema);
    return schema.$id;
  });
  // ajv keeps what it has compiled.
  const at = (place: string) => ajv.getSchema(place) as ValidateFunction;
  known = {
    headProblem: (value) => problemOf(at(`${report}`), { ...value, cases: [] }),
    caseProblem: (value) => problemOf(at(`${report}#/$defs/case`), value),
    lineProblem: (line) => problemOf(at(`${evidence}#/$defs/${line.type}`), line),
  };
  return known;
}
