import { loadContract } from '../../../../src/contract/load-contract.ts';
import { sdkCheckNamed } from '../../../../src/evaluate/sdk/all-sdk-checks.ts';
import type { SdkObservation } from '../../../../src/evaluate/sdk/sdk-check.ts';
import { sdkObservation } from '../../../../src/evaluate/sdk/sdk-observation.ts';
import type { Exchange } from '../../../../src/exchange/record/exchange.ts';
import { loadScenarios } from '../../../../src/sdk/load-scenarios.ts';
import type { CallReply, HandshakeReply } from '../../../../src/sdk/protocol.ts';
import type { Scenario } from '../../../../src/sdk/scenario.ts';
import type { SdkRecord, WireNote } from '../../../../src/sdk/sdk-record.ts';

const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12' });
const { clauses, scenarios } = loadScenarios();

/** A request and its response; what is left out is right. */
export interface MadeCall {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sent?: string;
  /** Null where no response came. */
  readonly status?: number | null;
  readonly type?: string;
  readonly body?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly complete?: boolean;
  readonly note?: Partial<WireNote>;
}

/** The right request by webhook, and a success. */
export const rightPath = '/rest/1/[redacted:webhook-code]/im.dialog.writing';

/** An error of the portal as a response. */
export function portalError(status: number, code: string, description = 'In words'): MadeCall {
  return { status, body: JSON.stringify({ error: code, error_description: description }) };
}

function exchangeOf(call: MadeCall, id: number): Exchange {
  const { status = 200, body = '{"result":true}', type = 'application/json', complete = true } = call;
  const sent = call.sent ?? '{"DIALOG_ID":"chat13"}';
  const text = (value: string) => ({ text: value, bytes: Buffer.byteLength(value), capped: false });
  return {
    id,
    key: `call-${id}`,
    request: {
      method: call.method ?? 'POST',
      url: `http://[portal]${call.path ?? rightPath}`,
      headers: Object.entries(call.headers ?? { 'Content-Type': 'application/json' }),
      body: sent === '' ? null : text(sent),
    },
    response:
      status === null
        ? null
        : {
            httpVersion: '1.1',
            status,
            reason: '',
            headers: Object.entries({ 'Content-Type': type, ...call.responseHeaders }),
            body: text(body),
            complete,
          },
    failure: null,
    timing: {
      startedAt: '2026-11-22T00:00:00.000Z',
      connect: null,
      firstByte: null,
      total: 1,
      reused: false,
    },
  };
}

function noteOf(call: MadeCall, exchange: number): WireNote {
  const at = exchange * 1000;
  const respondedAt = call.status === null ? null : at + 1;
  const where = { tunnel: null, elsewhere: false, connection: 1, abandonedAt: null };
  return { exchange, kind: 'call', at, respondedAt, ...where, ...call.note };
}

/** What a call leaves behind, made by hand. `reply` is what the caller was told; a success unless given. */
export function madeEvidence(
  scenario: string,
  calls: readonly MadeCall[],
  reply: Partial<CallReply> | null = {},
  record: Partial<SdkRecord> = {},
): { readonly exchanges: readonly Exchange[]; readonly sdk: SdkRecord } {
  const exchanges = calls.map((call, index) => exchangeOf(call, index + 1));
  const success = { b24sdk: 1, id: 'one', outcome: 'result', result: true, result_kind: 'boolean' } as const;
  const made: SdkRecord = {
    scenario,
    auth: 'webhook',
    scheme: 'http',
    user: '1',
    end: 'replied',
    exit: '0',
    problems: [],
    lines: [],
    leftOver: 0,
    reply: reply === null ? null : { ...success, ...reply },
    elapsedMs: 100,
    deadlineMs: 20_000,
    log: '',
    stderr: '',
    files: [],
    wire: calls.map((call, index) => noteOf(call, index + 1)),
    control: null,
    ...record,
  };
  return { exchanges, sdk: made };
}

/** A case made by hand, as checks get it. */
export function madeSeen(scenario: string, ...made: MadeEvidence): SdkObservation {
  const found = scenarios.find(({ id }) => id === scenario) as Scenario;
  const { sdk, exchanges } = madeEvidence(scenario, ...made);
  return sdkObservation(scenario, found, sdk, exchanges);
}

/** What {@link madeEvidence} is told behind the scenario. */
export type MadeEvidence = Parameters<typeof madeEvidence> extends [string, ...infer Rest] ? Rest : never;

/** What an SDK says of itself that can do everything. */
export const everything: HandshakeReply = {
  b24sdk: 1,
  name: 'made',
  version: '1',
  language: '',
  license: '',
  auth: ['webhook', 'oauth'],
  schemes: ['http'],
  ca: 'env',
  proxy: 'env',
  capabilities: ['retry-rate-limit', 'refresh-token'],
};

/** What a check says of a case: the codes of its findings, or null where it has nothing to say. */
export function codesBy(
  check: string,
  seen: SdkObservation,
  handshake: Partial<HandshakeReply> = {},
): readonly string[] | null {
  const clause = clauses.find((one) => one.check === check);
  const found = sdkCheckNamed(check);
  if (clause === undefined || found === undefined) throw new Error(`There is no check ${check}.`);
  const findings = found.judge(seen, { contract, clause, handshake: { ...everything, ...handshake } });
  return findings === null ? null : findings.map(({ code }) => code);
}
