import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Statement, type Verdict, verdicts } from '../../../evaluate/verdict.ts';
import { suiteVersion } from '../../../suite-version.ts';
import type { Counts, Report, ReportedSubject } from '../../model/report.ts';

/**
 * One line of a history file: one run of one subject. It holds no exchange and no secret; the subject is named as the
 * report's head names it.
 */
export interface HistoryLine {
  readonly schemaVersion: 1;
  readonly run: { readonly id: string; readonly startedAt: string };
  readonly suite: string;
  readonly subject: { readonly kind: 'portal' | 'sdk'; readonly name: string };
  readonly documents: readonly {
    readonly method: string;
    readonly edition: string;
    readonly sha256: string;
  }[];
  readonly plan: string;
  readonly only: string | null;
  readonly strict: boolean;
  readonly statement: Statement;
  readonly exitCode: number;
  readonly partial: boolean;
  readonly counts: Counts;
  readonly clauses: Readonly<Record<string, Verdict>>;
  /** Ids of the cases that did not pass, by verdict. */
  readonly cases: Readonly<Partial<Record<Verdict, readonly string[]>>>;
  /** Marks of the cases that passed, six characters each: enough to tell a new case from one that passed. */
  readonly passed: string;
}

const string = { type: 'string', minLength: 1 } as const;
const verdict = { enum: verdicts } as const;

function record(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', required: Object.keys(properties), properties };
}

const lineSchema = record({
  schemaVersion: { const: 1 },
  run: record({ id: string, startedAt: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' } }),
  suite: string,
  subject: record({ kind: { enum: ['portal', 'sdk'] }, name: string }),
  documents: {
    type: 'array',
    minItems: 1,
    items: record({ method: string, edition: string, sha256: string }),
  },
  plan: { type: 'string' },
  only: { type: ['string', 'null'] },
  strict: { type: 'boolean' },
  statement: string,
  exitCode: { type: 'integer' },
  partial: { type: 'boolean' },
  counts: record(Object.fromEntries(verdicts.map((word) => [word, { type: 'integer', minimum: 0 }]))),
  clauses: { type: 'object', additionalProperties: verdict },
  cases: { type: 'object', propertyNames: verdict, additionalProperties: { type: 'array', items: string } },
  passed: { type: 'string', pattern: '^([\\w-]{6})*$' },
});

/** Tells what keeps a value from being a line of history; null where nothing does. */
export function createLineCheck(): (value: unknown) => string | null {
  const valid = new Ajv2020({ strict: false, logger: false }).compile(lineSchema);
  return (value) => {
    if (valid(value)) return null;
    const [error] = valid.errors ?? [];
    return `${error?.instancePath ?? ''} ${error?.message ?? 'is not an entry of a history'}`.trim();
  };
}

/** The mark of a case that passed: 36 bits of its hash. */
export function passedMark(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 6);
}

/** The line of one subject of a report. */
export function historyLine(report: Report, subject: ReportedSubject): HistoryLine {
  const { key, kind, name, documents, run, options, counts } = subject;
  const cases = report.cases.filter((one) => one.subject === key);
  const clauses = report.clauses.filter((one) => one.subject === key);
  const others = verdicts
    .filter((word) => word !== 'pass' && counts[word] > 0)
    .map((word) => [word, cases.filter((one) => one.verdict === word).map(({ id }) => id)]);
  return {
    schemaVersion: 1,
    run: { id: run.id, startedAt: run.startedAt },
    suite: suiteVersion().version,
    subject: { kind, name },
    documents,
    plan: subject.plan,
    only: options.only,
    strict: options.strict,
    statement: subject.statement,
    exitCode: subject.exitCode,
    // A shard is a part of a run as well.
    partial: subject.partial || subject.missing > 0,
    counts,
    clauses: Object.fromEntries(clauses.map(({ id, verdict: said }) => [id, said])),
    cases: Object.fromEntries(others) as HistoryLine['cases'],
    passed: cases
      .filter((one) => one.verdict === 'pass')
      .map(({ id }) => passedMark(id))
      .sort()
      .join(''),
  };
}

/** The lines of a report, one for each subject. */
export function historyLines(report: Report): readonly HistoryLine[] {
  return report.subjects.map((subject) => historyLine(report, subject));
}
