import { documented, quote } from '../../../../src/evaluate/fact.ts';
import { type Verdict, verdicts } from '../../../../src/evaluate/verdict.ts';
import type { Exchange } from '../../../../src/exchange/record/exchange.ts';
import { reportOfSubjects } from '../../../../src/report/make/report-of-subjects.ts';
import type {
  Report,
  ReportedCase,
  ReportedClause,
  ReportedSubject,
} from '../../../../src/report/model/report.ts';
import { countVerdicts, worstFirst } from '../../../../src/report/model/verdict-word.ts';
import { refusedExchange, sampleExchange } from './sample-exchange.ts';

const levels = ['MUST', 'SHOULD', 'INFO'] as const;

/** A case of any verdict; `text` is what the portal sent. */
export function sampleCase(
  number: number,
  verdict: Verdict,
  clause: ReportedClause,
  text: string,
): ReportedCase {
  const error = { error: 'ACCESS_ERROR', error_description: text };
  const responded = ['pass', 'fixed'].includes(verdict)
    ? sampleExchange(number, { DIALOG_ID: 'chat13' }, 200, { result: true })
    : sampleExchange(number, { DIALOG_ID: text.slice(0, 100) }, 403, error);
  const exchanges: Exchange[] = verdict === 'infra' ? [refusedExchange(number)] : [responded];
  const quiet = ['pass', 'fixed', 'not-run', 'infra'].includes(verdict);
  return {
    id: `${clause.id}/sample-${number}`,
    subject: clause.subject,
    title: `A chat's id gets a documented response, sample ${number}`,
    clause: clause.id,
    level: clause.level,
    verdict,
    reason: `This sample is ${verdict}; the portal said: ${text.slice(0, 200)}`,
    prefers: [{ status: 400, code: 'DIALOG_ID_EMPTY' }],
    accepts: verdict === 'lenient' ? [{ status: 403, code: 'ACCESS_ERROR' }] : [],
    findings: quiet
      ? []
      : [
          {
            code: 'wrong-code',
            weight: verdict === 'lenient' ? 'alternative' : 'violation',
            message: 'The call fails with another code than the documented one.',
            pointer: '/error',
            expected: '400 DIALOG_ID_EMPTY',
            received: text,
            facts: {
              expected: documented([{ status: 400, code: 'DIALOG_ID_EMPTY' }]),
              received: quote(text),
            },
            exchange: number,
          },
        ],
    exchanges: verdict === 'not-run' ? [] : exchanges,
    ...(['deviation', 'changed', 'fixed'].includes(verdict)
      ? {
          deviation: {
            reason: 'Known since the spring release.',
            since: '2026-03-01',
            expires: '2027-03-01',
          },
        }
      : {}),
    repeat: `npx b24-conformance portal --only ${clause.id}/sample-${number}`,
  };
}

function sampleClause(index: number): ReportedClause {
  return {
    subject: 'sample',
    id: `sample-clause-${index}`,
    method: 'im.dialog.writing',
    asks: 'method',
    level: levels[index % 3] ?? 'MUST',
    says: 'A value that is no dialog id is refused with 400 and the code DIALOG_ID_EMPTY.',
    source:
      index === 2
        ? { page: 'rest-reference', note: 'response body' }
        : { page: 'founding-page', lines: [91, 92] },
    quote:
      index === 2
        ? ''
        : '|| **DIALOG_ID_EMPTY** | Parameter `DIALOG_ID` not provided or does not match the format `XXX` ||',
    counts: countVerdicts([]),
    verdict: 'not-run',
  };
}

/** Puts cases into a report, counted; the statement is that of a portal that breaks promises. */
export function reportOf(cases: readonly ReportedCase[], clauses: readonly ReportedClause[]): Report {
  const counted = clauses.map((clause) => {
    const counts = countVerdicts(cases.filter((one) => one.clause === clause.id).map((one) => one.verdict));
    return { ...clause, counts, verdict: worstFirst.find((verdict) => counts[verdict] > 0) ?? 'not-run' };
  });
  return reportOfSubjects({
    subjects: [
      {
        key: 'sample',
        kind: 'portal',
        name: 'The portal of the sample',
        origin: 'http://127.0.0.1:8080',
        documents: [{ method: 'im.dialog.writing', edition: '2024-12', sha256: 'a'.repeat(64) }],
        plan: 'b'.repeat(64),
        statement: 'not-conformant',
        exitCode: 1,
        partial: false,
        missing: 0,
        run: {
          id: 'b6f1c1de-8f1c-4f62-9a6a-0a7d4f0f8f11',
          startedAt: '2026-11-22T12:00:00.000Z',
          finishedAt: '2026-11-22T12:00:04.200Z',
          durationMs: 4200,
          requests: cases.length,
        },
        options: { strict: false, only: null, deviations: 'spec/deviations/sample.yaml', history: null },
        counts: countVerdicts(cases.map((one) => one.verdict)),
        reasons: ['sample-clause-0: 1 case answers 403 ACCESS_ERROR where 400 DIALOG_ID_EMPTY is promised.'],
        unjudged: ['access-denied'],
        ledgerProblems: [],
      },
    ],
    suite: { name: 'b24-conformance', version: '0.1.0' },
    clauses: counted,
    cases,
  });
}

/** A report with other facts of its subject. What the report amounts to as a whole stays as it is. */
export function withSubject(report: Report, facts: Partial<ReportedSubject>): Report {
  return { ...report, subjects: report.subjects.map((subject) => ({ ...subject, ...facts })) };
}

/** Three clauses, and for each text one case of each of the ten verdicts. */
export function sampleReport(texts: readonly string[] = ['Access denied']): Report {
  const clauses = [0, 1, 2].map(sampleClause);
  const cases = texts.flatMap((text, row) =>
    verdicts.flatMap((verdict, column) => {
      const number = row * verdicts.length + column + 1;
      const clause = clauses[number % clauses.length];
      return clause === undefined ? [] : [sampleCase(number, verdict, clause, text)];
    }),
  );
  return reportOf(cases, clauses);
}
