import { failure } from '../exchange/http/failure.ts';
import type { Exchange, RecordedResponse } from '../exchange/record/exchange.ts';
import { headerValues } from '../exchange/record/parse-response.ts';
import { recordBody } from '../exchange/record/record-body.ts';
import { createRedactor, type Redactor } from '../exchange/record/redact.ts';
import type { AdapterRun } from './adapter/adapter-run.ts';
import { adapterProblems } from './adapter/adapter-trouble.ts';
import type { StateFile } from './adapter/state-files.ts';
import type { CaseRun } from './case-run.ts';
import type { Harness } from './harness/start-harness.ts';
import type { SentResponse, WireEntry, WireKind } from './harness/wire-entry.ts';
import { adapterExit, type CallReply } from './protocol.ts';
import type { CaseEnd, SdkRecord, WireNote } from './sdk-record.ts';

/** What a case produced, in memory, secrets and all. */
export interface CaseFacts {
  readonly run: CaseRun;
  readonly harness: Harness;
  readonly adapter: AdapterRun;
  /** Whether it was the subject's first call. */
  readonly isProbe: boolean;
  readonly files: readonly StateFile[];
  readonly control: Exchange | null;
  /** When the portal was started. */
  readonly startedAt: string;
}

/** A redactor for UTF-8 texts, for those that were cut off, and for whatever JSON holds. */
export function cleaner(redactor: Redactor): {
  text(text: string): string;
  cutText(text: string): string;
  json<T>(value: T): T;
} {
  const inLatin1 = (redact: (latin1: string) => string) => (value: string) =>
    Buffer.from(redact(Buffer.from(value, 'utf8').toString('latin1')), 'latin1').toString('utf8');
  const text = inLatin1(redactor.text);
  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [text(name), json(member)]));
  };
  return { text, cutText: inLatin1(redactor.cutText), json: <T>(value: T) => json(value) as T };
}

function responseOf(response: SentResponse, redactor: Redactor): RecordedResponse {
  const coding = headerValues(response.headers, 'content-encoding').join(',');
  return {
    httpVersion: '1.1',
    status: response.status,
    reason: '',
    headers: response.headers.map(([name, value]) => [name, redactor.text(value)]),
    body: recordBody(
      { kept: response.body, bytes: response.body.length, complete: response.complete },
      coding,
      redactor,
    ),
    complete: response.complete,
  };
}

function failureOf(entry: WireEntry): Exchange['failure'] {
  if (entry.fault === 'drop') return failure('reset', 'ECONNRESET', 'The portal resets the connection.');
  if (entry.response === null) return failure('timeout', 'NO_ANSWER', 'The portal sends no response.');
  return entry.response.complete
    ? null
    : failure('incomplete', 'CUT', 'The portal ends the response before its body.');
}

function exchangeOf(entry: WireEntry, id: number, started: number, redactor: Redactor): Exchange {
  const body = { kept: entry.body, bytes: entry.body.length, complete: true };
  return {
    id,
    key: `${entry.kind}-${id}`,
    request: {
      method: entry.method,
      url: `${entry.secure ? 'https' : 'http'}://[portal]${redactor.text(entry.url)}`,
      headers: entry.headers.map(([name, value]) => [
        name,
        name.toLowerCase() === 'host' ? '[portal]' : redactor.text(value),
      ]),
      body: entry.body.length === 0 ? null : recordBody(body, '', redactor),
    },
    response: entry.response === null ? null : responseOf(entry.response, redactor),
    failure: failureOf(entry),
    timing: {
      startedAt: new Date(started + entry.at).toISOString(),
      connect: null,
      firstByte: null,
      total: Math.round(((entry.respondedAt ?? entry.at) - entry.at) * 100) / 100,
      reused: false,
    },
  };
}

function noteOf(entry: WireEntry, exchange: number): WireNote {
  const { kind, at, respondedAt, abandonedAt, tunnel, elsewhere, connection } = entry;
  return { exchange, kind, at, respondedAt, abandonedAt, tunnel, elsewhere, connection };
}

/** How a case ended, as far as the process tells. A reply counts, whatever the process did afterwards. */
export function endOf(adapter: AdapterRun): CaseEnd {
  if (adapter.killed === 'interrupted') return 'interrupted';
  if (adapter.startError !== null) return 'not-started';
  if (adapter.killed === 'flood') return 'adapter';
  if (adapter.reply?.outcome === 'adapter_error' || adapter.problems.length > 0) return 'adapter';
  if (adapter.reply?.outcome === 'unsupported') return 'refused';
  if (adapter.reply?.outcome === 'unmet_precondition') return 'unmet';
  if (adapter.reply !== null) return 'replied';
  if (adapter.killed === 'deadline') return 'killed';
  if (adapter.code === adapterExit.absent) return 'not-started';
  return adapter.code === adapterExit.misuse || adapter.code === adapterExit.fine ? 'adapter' : 'crashed';
}

/**
 * Whether the first call of a subject shows that the adapter does not work: the process ends, or says nothing, before anything is sent. In a
 * later call, or where the portal cannot be trusted, the same may well be the SDK's doing.
 */
function failsAtOnce({ isProbe, run, harness }: CaseFacts, end: CaseEnd): boolean {
  if (!isProbe || harness.entries.length > 0 || run.scenario.authority === 'unknown') return false;
  return end === 'crashed' || end === 'killed';
}

/** Requests of a case that its record keeps: the most that a scenario needs is far less, and a client in an endless loop sends thousands. */
const maxKept = 200;

function countKinds(entries: readonly WireEntry[]): Readonly<Record<WireKind, number>> {
  const of = (wanted: WireKind) => entries.filter(({ kind }) => kind === wanted).length;
  return { call: of('call'), token: of('token'), other: of('other') };
}

/** A case as it is stored: every text redacted, the wire as exchanges, numbered from `firstId`. */
export function recordCase(
  facts: CaseFacts,
  firstId: number,
): { readonly exchanges: readonly Exchange[]; readonly sdk: SdkRecord } {
  const { run, harness, adapter, files, control } = facts;
  const seenEnd = endOf(adapter);
  const end = failsAtOnce(facts, seenEnd) ? 'adapter' : seenEnd;
  const redactor = createRedactor(harness.secrets(), `${harness.portal.host}:${harness.portal.port}`);
  const clean = cleaner(redactor);
  const started = Date.parse(facts.startedAt);
  const entries = harness.entries.slice(0, maxKept);
  const omitted = countKinds(harness.entries.slice(maxKept));
  return {
    exchanges: entries.map((entry, index) => exchangeOf(entry, firstId + index, started, redactor)),
    sdk: {
      scenario: run.scenario.id,
      auth: run.auth,
      scheme: run.scheme,
      user: harness.portal.user_id,
      end,
      exit: adapter.startError ?? adapter.signal ?? String(adapter.code),
      problems:
        end === 'adapter' || end === 'not-started'
          ? adapterProblems(adapter, 'the call', run.scenario.deadlineMs).map(clean.text)
          : [],
      lines: adapter.lines.map(clean.cutText),
      leftOver: adapter.leftOver,
      reply: adapter.reply === null ? null : (clean.json(adapter.reply) as CallReply),
      elapsedMs: adapter.elapsedMs,
      deadlineMs: run.scenario.deadlineMs,
      log: clean.text(adapter.log),
      stderr: clean.text(adapter.stderr),
      files: files.map(({ path, head }) => ({ path: clean.text(path), text: redactor.text(head) })),
      wire: entries.map((entry, index) => noteOf(entry, firstId + index)),
      ...(entries.length === harness.entries.length ? {} : { omitted }),
      control,
    },
  };
}
