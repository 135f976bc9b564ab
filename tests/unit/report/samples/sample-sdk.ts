import { quote, type ResponseFact } from '../../../../src/evaluate/fact.ts';
import type { Verdict } from '../../../../src/evaluate/verdict.ts';
import { combineReports } from '../../../../src/report/compare/merge/combine-reports.ts';
import type { Report, ReportedCase, ReportedClause } from '../../../../src/report/model/report.ts';
import { countVerdicts } from '../../../../src/report/model/verdict-word.ts';
import type { ReportedSurface, TimelinePoint } from '../../../../src/report/sdk/reported-surface.ts';
import { sampleExchange } from './sample-exchange.ts';
import { reportOf, withSubject } from './sample-report.ts';

const says: Readonly<Record<string, string>> = {
  'error-is-error': 'What is no success is never presented as one.',
  'code-as-field': 'The code of an error can be read as a field, unchanged.',
  'success-is-true': 'A success reaches the caller as the boolean true.',
};

const clauses = Object.entries(says).map(
  ([id, sentence]): ReportedClause => ({
    subject: 'sample',
    id,
    method: 'im.dialog.writing',
    asks: 'method',
    level: 'MUST',
    says: sentence,
    source: { page: 'conformance', note: 'what any client owes its caller' },
    quote: '',
    counts: countVerdicts([]),
    verdict: 'not-run',
  }),
);

/** All that a caller sees of a refusal; `fields` replaces parts of it. */
export function madeSurface(fields: Partial<ReportedSurface> = {}): ReportedSurface {
  return {
    scenario: 'access-error',
    situation: 'documented',
    auth: 'webhook',
    outcome: 'error',
    by: 'rejected',
    result: null,
    type: 'CallError',
    code: 'ACCESS_ERROR',
    codeFrom: 'property',
    description: 'Not your chat',
    status: 403,
    message: 'ACCESS_ERROR: Not your chat',
    sent: { kind: 'error', status: 403, code: 'ACCESS_ERROR', description: 'Not your chat' },
    calls: 1,
    results: 0,
    successes: 0,
    settledAt: 130,
    deadlineAt: 20_000,
    ...fields,
  };
}

/** A success. */
export const successFact: ResponseFact = {
  kind: 'response',
  response: 'success',
  status: 200,
  code: null,
  result: 'true',
};

/** An error by its status and code. */
export function errorFact(status: number, code: string): ResponseFact {
  return { kind: 'response', response: 'error', status, code };
}

/** A response without an envelope; with no status, no response at all. */
export function otherFact(response: 'redirect' | 'foreign' | 'none', status: number | null): ResponseFact {
  return { kind: 'response', response, status, code: null };
}

/** A request that was answered three milliseconds after it came. */
export function madePoint(
  at: number,
  response: ResponseFact,
  more: Partial<TimelinePoint> = {},
): TimelinePoint {
  return { at, respondedAt: at + 3, abandonedAt: null, kind: 'call', response, ...more };
}

/** A case of an SDK. */
export function madeCase(
  id: string,
  verdict: Verdict,
  surface: ReportedSurface,
  timeline: readonly TimelinePoint[] = [madePoint(100, errorFact(403, 'ACCESS_ERROR'))],
): ReportedCase {
  const clause = id.split('/')[0] ?? '';
  const { sent, message } = surface;
  const response = { error: sent?.code, error_description: sent?.description };
  return {
    id,
    subject: 'sample',
    title: `${clause}: a foreign chat gets \`ACCESS_ERROR\``,
    clause,
    level: 'MUST',
    verdict,
    reason: 'This is a sample.',
    prefers: [],
    accepts: [],
    findings:
      verdict === 'fail'
        ? [
            {
              code: 'code-missing',
              weight: 'violation',
              message: 'No field of the error holds the code.',
              pointer: '',
              expected: 'the code ACCESS_ERROR as a field',
              received: message ?? 'nothing',
              facts: { expected: quote('the code ACCESS_ERROR as a field'), received: quote(message ?? '') },
              exchange: 1,
            },
          ]
        : [],
    exchanges: timeline.map((_, index) =>
      sampleExchange(index + 1, { DIALOG_ID: 'chat99' }, sent?.status ?? 200, response),
    ),
    surface,
    timeline,
    raw: { response: '403 ACCESS_ERROR', documented: true },
    ...(verdict === 'fail' ? { blame: 'sdk' as const } : {}),
    repeat: `npx b24-conformance sdk sample --only ${id}`,
  };
}

/** A report of one SDK. */
export function madeSubject(name: string, cases: readonly ReportedCase[]): Report {
  const own = cases.map((reported) => ({ ...reported, subject: name }));
  const report = reportOf(
    own,
    clauses.map((clause) => ({ ...clause, subject: name })),
  );
  return withSubject(report, { kind: 'sdk', name, origin: name, key: name });
}

const twice = [madePoint(100, errorFact(503, 'QUERY_LIMIT_EXCEEDED')), madePoint(1_900, successFact)];

/** One SDK that tells everything. */
export function sampleSdk(name = 'good-sdk'): Report {
  return madeSubject(name, [
    madeCase('error-is-error/access-error', 'pass', madeSurface()),
    madeCase('code-as-field/access-error', 'pass', madeSurface()),
  ]);
}

/** Three SDKs: one tells everything, one loses it and says `text`, one makes a success of everything. */
export function sampleSdks(text = 'Request failed'): Report {
  const good = madeSurface();
  const repeated = madeSurface({
    scenario: 'query-limit-once',
    situation: 'passing',
    outcome: 'result',
    result: 'boolean',
    sent: { kind: 'success', status: 200, code: null, description: null },
    results: 1,
    successes: 1,
    settledAt: 1_910,
  });
  const lossy = madeSurface({
    type: text,
    code: text,
    codeFrom: 'property',
    description: null,
    status: null,
    message: text,
    sent: { kind: 'error', status: 403, code: 'ACCESS_ERROR', description: text },
  });
  const faultyClient = madeSurface({ outcome: 'result', result: 'undefined', results: 1 });
  const silent = madeSurface({
    scenario: 'hang',
    situation: 'connection',
    outcome: 'killed',
    sent: { kind: 'none', status: null, code: null, description: null },
    settledAt: null,
  });
  const unresponded = [madePoint(100, otherFact('none', null), { respondedAt: null })];
  return combineReports([
    madeSubject('good-sdk', [
      madeCase('error-is-error/access-error', 'pass', good),
      madeCase('code-as-field/access-error', 'pass', good),
      madeCase('success-is-true/query-limit-once', 'pass', repeated, twice),
    ]),
    madeSubject('lossy-sdk', [
      madeCase('error-is-error/access-error', 'pass', lossy),
      madeCase('code-as-field/access-error', 'fail', lossy),
    ]),
    madeSubject('lying-sdk', [
      madeCase('error-is-error/access-error', 'fail', faultyClient),
      madeCase('error-is-error/hang', 'not-run', silent, unresponded),
    ]),
  ]);
}
