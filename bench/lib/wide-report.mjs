import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { reportJson } from '../../build/src/report/formats/report-json.js';
import { suiteProof } from '../../build/src/report/make/make-proof.js';
import { reportOfSubjects } from '../../build/src/report/make/report-of-subjects.js';
import { fileHash } from '../../build/src/report/model/file-hash.js';
import { evidencePath } from '../../build/src/report/model/report-files.js';
import { countVerdicts, worstFirst } from '../../build/src/report/model/verdict-word.js';

/** What every fortieth case got instead of `pass`, in turn, and not the same in every subject. */
const troubles = ['fail', 'lenient', 'info', 'inconclusive'];

function exchange(id, value, status, body) {
  const sent = JSON.stringify({ DIALOG_ID: value });
  const came = JSON.stringify(body);
  return {
    id,
    key: `key-${id}`,
    request: {
      method: 'POST',
      url: 'http://[portal]/rest/1/[redacted:webhook-code]/im.dialog.writing',
      headers: [['Content-Type', 'application/json']],
      body: { text: sent, bytes: sent.length, capped: false },
    },
    response: {
      httpVersion: '1.1',
      status,
      reason: status === 200 ? 'OK' : 'Bad Request',
      headers: [['Content-Type', 'application/json; charset=utf-8']],
      body: { text: came, bytes: came.length, capped: false },
      complete: true,
    },
    failure: null,
    timing: { startedAt: '2026-11-22T12:00:00.000Z', connect: null, firstByte: 2, total: 3, reused: true },
  };
}

function caseOf(index, column, clause, subject) {
  const verdict = (index + column) % 40 === 0 ? troubles[((index / 40 + column) % 4) | 0] : 'pass';
  const body =
    verdict === 'pass'
      ? { error: 'DIALOG_ID_EMPTY', error_description: 'Dialog id is empty' }
      : { error: 'ACCESS_ERROR', error_description: 'You do not have access to the specified dialog' };
  const responded = exchange(index + 1, `value-${index}`, verdict === 'pass' ? 400 : 403, body);
  const finding = {
    code: 'wrong-code',
    weight: 'violation',
    message: 'The error code is another one than the documented one.',
    pointer: '/error',
    expected: '400 DIALOG_ID_EMPTY',
    received: '403 ACCESS_ERROR',
    facts: {
      expected: { kind: 'responses', responses: [{ status: 400, code: 'DIALOG_ID_EMPTY' }] },
      received: { kind: 'response', response: 'error', status: 403, code: 'ACCESS_ERROR' },
    },
    exchange: index + 1,
  };
  const id = `${clause.id}/value-${index}-post-json`;
  return {
    id,
    subject,
    title: `DIALOG_ID "value-${index}" is answered 400 DIALOG_ID_EMPTY`,
    clause: clause.id,
    level: clause.level,
    verdict,
    reason:
      verdict === 'pass'
        ? 'The response is what the clause promises.'
        : `${finding.message} Received: ${finding.received}.`,
    findings: verdict === 'pass' ? [] : [finding],
    prefers: [{ status: 400, code: 'DIALOG_ID_EMPTY' }],
    accepts: [],
    exchanges: [responded],
    repeat: `npx b24-conformance portal --only ${id}`,
  };
}

async function writeAll(file, pieces) {
  const stream = createWriteStream(file);
  for (const piece of pieces) if (!stream.write(piece)) await new Promise((go) => stream.once('drain', go));
  stream.end();
  await finished(stream);
}

function* evidenceOf({ suite, subject: judged, cases }) {
  const { kind, name, origin, plan, run } = judged;
  const header = {
    type: 'run',
    schemaVersion: 1,
    suite,
    documents: judged.documents,
    subject: { kind, name, origin },
    capabilities: [],
    plan,
    options: { strict: false, only: null, repeat: null },
    run: { id: run.id, startedAt: run.startedAt },
  };
  yield `${JSON.stringify(header)}\n`;
  for (const { id, exchanges } of cases) yield `${JSON.stringify({ type: 'case', id, exchanges })}\n`;
  yield `${JSON.stringify({ type: 'end', finishedAt: run.finishedAt, requests: run.requests, interrupted: false })}\n`;
}

/** Writes the directory of a run of `size` invented cases over real clauses, as far as a merge reads it. */
export async function writeWideReport(directory, size, column, contract) {
  const key = `portal-${column + 1}-example`;
  const evidence = join(directory, evidencePath(key));
  mkdirSync(dirname(evidence), { recursive: true });
  const each = Math.ceil(size / contract.clauses.length);
  const cases = Array.from({ length: size }, (_, index) =>
    caseOf(index, column, contract.clauses[Math.floor(index / each)], key),
  );
  const clauses = contract.clauses.map(({ id, asks, level, says, source }) => {
    const counts = countVerdicts(cases.filter(({ clause }) => clause === id).map(({ verdict }) => verdict));
    const verdict = worstFirst.find((word) => counts[word] > 0) ?? 'not-run';
    return {
      subject: key,
      id,
      method: contract.method,
      asks,
      level,
      says,
      source,
      quote: '',
      counts,
      verdict,
    };
  });
  const name = `portal-${column + 1}.example`;
  const { method, edition, sha256 } = contract;
  const run = {
    id: `run-${column}`,
    startedAt: '2026-11-22T12:00:00.000Z',
    finishedAt: '2026-11-22T12:10:00.000Z',
    durationMs: 600_000,
    requests: size,
  };
  const subject = {
    key,
    kind: 'portal',
    name,
    origin: `https://${name}`,
    documents: [{ method, edition, sha256 }],
    plan: createHash('sha256').update(String(size)).digest('hex'),
    statement: 'not-conformant',
    exitCode: 1,
    partial: false,
    missing: 0,
    run,
    options: { strict: false, only: null, deviations: null, history: null },
    counts: countVerdicts(cases.map(({ verdict }) => verdict)),
    reasons: ['dialog-id-malformed: 403 ACCESS_ERROR where 400 DIALOG_ID_EMPTY is promised.'],
    unjudged: [],
    ledgerProblems: [],
  };
  const proven = suiteProof();
  const suite = { name: proven.name, version: proven.version };
  await writeAll(evidence, evidenceOf({ suite, subject, cases }));
  const proof = {
    suite: proven,
    documents: subject.documents,
    files: [{ role: 'evidence', subject: key, file: evidencePath(key), sha256: fileHash(evidence) }],
  };
  const report = reportOfSubjects({ suite, subjects: [subject], proof, clauses, cases });
  await writeAll(join(directory, 'report.json'), reportJson(report));
}
