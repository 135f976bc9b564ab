import { writeFileSync } from 'node:fs';
import { indexHtml } from '../../build/src/report/formats/index-html.js';
import { reportOfSubjects } from '../../build/src/report/make/report-of-subjects.js';
import { countVerdicts, worstFirst } from '../../build/src/report/model/verdict-word.js';

const modules = ['im', 'crm', 'tasks', 'sonet', 'disk', 'user', 'calendar', 'sale', 'catalog', 'lists'];
/** Clauses of each method, with two cases each: as many as a read-only imported method has. */
const clausesOfMethod = ['success-result', 'parameter-missing', 'same-again', 'content-type', 'time-shape'];
const clausesOfPortal = ['bad-credentials', 'unknown-method', 'no-crash'];

/** One method in forty is broken, and not the same in every subject. */
function verdictOf(method, column, clause) {
  const isBroken = (method + column) % 40 === 0 && clause === 'parameter-missing';
  return isBroken ? ['fail', 'lenient', 'inconclusive'][method % 3] : 'pass';
}

function caseOf({ subject, id, level }, number, verdict) {
  return {
    id: `${id}/case-${number}`,
    subject,
    title: `A request without its parameter gets 400 MISSING, number ${number}`,
    clause: id,
    level,
    verdict,
    reason:
      verdict === 'pass' ? 'The response is what the clause promises.' : 'The call fails with another code.',
    findings: [],
    prefers: [{ status: 400, code: 'MISSING' }],
    accepts: [],
    exchanges: [],
    repeat: `npx b24-conformance portal --method all --only ${id}/case-${number}`,
  };
}

function clauseOf(subject, method, name, asks) {
  return {
    subject,
    id: `${method}:${name}`,
    method,
    asks,
    level: 'MUST',
    says: `The clause ${name} holds.`,
    source: { page: 'rest-reference', note: 'how a method is called' },
    quote: '',
  };
}

/** A report of invented methods and subjects, as a run over all documents gives it. */
export function manyMethodsReport(methods, subjects) {
  const names = Array.from({ length: methods }, (_, at) => `${modules[at % modules.length]}.entity${at}.get`);
  const all = Array.from({ length: subjects }, (_, column) => {
    const key = `portal-${column + 1}`;
    const cases = [];
    const clauses = names.flatMap((method, at) =>
      [...(at === 0 ? clausesOfPortal : []), ...clausesOfMethod].map((name) => {
        const clause = clauseOf(key, method, name, clausesOfPortal.includes(name) ? 'portal' : 'method');
        const own = [1, 2].map((number) => caseOf(clause, number, verdictOf(at, column, name)));
        cases.push(...own);
        const counts = countVerdicts(own.map(({ verdict }) => verdict));
        return { ...clause, counts, verdict: worstFirst.find((word) => counts[word] > 0) ?? 'not-run' };
      }),
    );
    const subject = {
      key,
      kind: 'portal',
      name: `portal-${column + 1}.example`,
      origin: `https://portal-${column + 1}.example`,
      documents: names.map((method) => ({ method, edition: '2026-08', sha256: 'a'.repeat(64) })),
      plan: 'b'.repeat(64),
      statement: 'not-conformant',
      exitCode: 1,
      partial: false,
      missing: 0,
      run: {
        id: `run-${column}`,
        startedAt: '2026-11-22T12:00:00.000Z',
        finishedAt: '2026-11-22T12:10:00.000Z',
        durationMs: 600_000,
        requests: cases.length,
      },
      options: { strict: false, only: null, deviations: null, history: null },
      counts: countVerdicts(cases.map(({ verdict }) => verdict)),
      reasons: ['One method in forty is broken.'],
      unjudged: [],
      ledgerProblems: [],
    };
    return { subject, clauses, cases };
  });
  return reportOfSubjects({
    suite: { name: 'b24-conformance', version: '0.1.0' },
    subjects: all.map(({ subject }) => subject),
    clauses: all.flatMap(({ clauses }) => clauses),
    cases: all.flatMap(({ cases }) => cases),
  });
}

/** Writes the page of such a report. @returns the milliseconds that making it took */
export function writeManyMethodsPage(file, methods, subjects) {
  const report = manyMethodsReport(methods, subjects);
  const began = performance.now();
  const text = [...indexHtml(report)].join('');
  const ms = performance.now() - began;
  writeFileSync(file, text);
  return ms;
}
