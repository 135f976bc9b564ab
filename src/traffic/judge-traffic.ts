import { join } from 'node:path';
import { addressesOf } from '../contract/addresses.ts';
import type { Contract } from '../contract/contract.ts';
import { type DocumentName, documentsOf } from '../contract/documents.ts';
import { describedMethods } from '../contract/editions.ts';
import { partsOf } from '../contract/joined-contract.ts';
import { loadContracts } from '../contract/load-contract.ts';
import type { Ledger } from '../evaluate/baseline/ledger.ts';
import { trafficId } from '../evaluate/judge/traffic-kind.ts';
import { trafficPlan } from '../evaluate/judge/traffic-plan.ts';
import { createRedactor } from '../exchange/record/redact.ts';
import type { Secret } from '../exchange/record/secret-forms.ts';
import { planHash } from '../plan/plan-hash.ts';
import type { EvidenceHeader } from '../report/evidence/evidence.ts';
import { appendEvidence, startEvidence } from '../report/evidence/evidence-file.ts';
import { makeReport } from '../report/make/make-report.ts';
import type { Report } from '../report/model/report.ts';
import { evidencePath } from '../report/model/report-files.ts';
import { subjectKey } from '../report/model/subject-key.ts';
import { evidenceHeader } from '../run/evidence-header.ts';
import type { TrafficSource } from './open-traffic.ts';
import { recordTraffic, unjudged } from './record-traffic.ts';
import { type TrafficCall, trafficCall } from './rest-call.ts';
import { TrafficError } from './traffic-error.ts';
import type { TrafficExchange } from './traffic-message.ts';
import { trafficSecrets } from './traffic-secrets.ts';
import { createTally, type TrafficTally } from './traffic-tally.ts';

/** The most calls of one recording that are judged; a day of a busy application, and a report that still opens. */
const maxCalls = 50_000;

/** The most credentials that are looked for: each text is searched for every one. A recording with more is refused, because the others would be written. */
const maxSecrets = 2_000;

/** How traffic is judged. */
export interface TrafficOptions {
  readonly source: EvidenceHeader['traffic'] & object;
  readonly reportDir: string;
  readonly edition: string | null;
  readonly strict: boolean;
  readonly ledgerFor: (documents: readonly DocumentName[], subject: string) => Ledger | null;
  readonly deviations: string | null;
}

/** What a first reading finds of one host: the described methods that were called. */
interface Found {
  readonly origin: string;
  readonly methods: Set<string>;
}

interface Survey {
  readonly hosts: ReadonlyMap<string, Found>;
  readonly secrets: readonly Secret[];
  readonly tally: TrafficTally;
}

async function survey(traffic: Pick<TrafficSource, 'exchanges'>): Promise<Survey> {
  const described = new Map(describedMethods().map((method) => [method.toLowerCase(), method]));
  const hosts = new Map<string, Found>();
  const secrets = new Map<string, Secret>();
  const tally = createTally(maxCalls);
  for await (const exchange of traffic.exchanges()) {
    const call = trafficCall(exchange.request);
    if (call === undefined) {
      tally.other();
      continue;
    }
    for (const secret of trafficSecrets(exchange)) secrets.set(secret.value, secret);
    if (secrets.size > maxSecrets)
      throw new TrafficError(
        `The recording holds more than ${maxSecrets} credentials, and not all could be replaced. Record fewer users, or a shorter time.`,
      );
    const why = unjudged(call, exchange);
    const method = described.get(call.method.toLowerCase());
    if (why !== undefined) tally.unjudged(why);
    else if (method === undefined) tally.unknown(call);
    if (why !== undefined || method === undefined) continue;
    const found = hosts.get(call.host) ?? { origin: call.origin, methods: new Set() };
    hosts.set(call.host, found);
    found.methods.add(method);
  }
  return { hosts, secrets: [...secrets.values()], tally };
}

/** The evidence file of one host under way. */
interface Writing {
  readonly contract: Contract;
  readonly file: string;
  readonly key: string;
  readonly write: (exchange: TrafficExchange, call: TrafficCall) => void;
  /** How many calls it holds. */
  readonly calls: () => number;
}

async function startWriting(
  host: string,
  { origin, methods }: Found,
  key: string,
  { secrets, tally }: Survey,
  options: TrafficOptions,
): Promise<Writing> {
  const contract = await loadContracts(addressesOf([...methods].join(','), options.edition));
  const parts = new Map(partsOf(contract).map((part) => [part.method.toLowerCase(), part]));
  const file = join(options.reportDir, evidencePath(key));
  const header = evidenceHeader(
    contract,
    {
      subject: { kind: 'portal', name: host, origin },
      capabilities: [],
      plan: planHash(trafficPlan(contract)),
    },
    { strict: options.strict, only: null, repeat: null },
  );
  startEvidence(file, { ...header, traffic: options.source });
  const redactor = createRedactor(secrets, host);
  let number = 0;
  return {
    contract,
    file,
    key,
    calls: () => number,
    write(exchange, call) {
      const part = parts.get(call.method.toLowerCase());
      if (part === undefined || exchange.response === null) return;
      if (number >= maxCalls) return tally.beyond();
      number += 1;
      const recorded = recordTraffic(number, exchange, call, part, redactor);
      appendEvidence(file, { type: 'case', id: trafficId(call.method, number), exchanges: [recorded] });
      tally.judged(call, part, exchange.response.status);
    },
  };
}

/**
 * Judges recorded traffic: writes the evidence of each portal, with secrets replaced, and makes its report.
 *
 * @returns a report for each host, with the same notes
 * @throws {TrafficError} where nothing of it can be judged, or it holds too many credentials to replace them all
 */
export async function judgeTraffic(
  traffic: Pick<TrafficSource, 'exchanges'>,
  options: TrafficOptions,
): Promise<readonly Report[]> {
  const found = await survey(traffic);
  if (found.hosts.size === 0)
    throw new TrafficError(['Nothing of this recording can be judged.', ...found.tally.notes()].join('\n'));
  const writings = new Map<string, Writing>();
  const keys = new Set<string>();
  for (const [host, one] of found.hosts) {
    const key = subjectKey(host, keys);
    keys.add(key);
    writings.set(host, await startWriting(host, one, key, found, options));
  }
  for await (const exchange of traffic.exchanges()) {
    const call = trafficCall(exchange.request);
    if (call !== undefined && unjudged(call, exchange) === undefined)
      writings.get(call.host)?.write(exchange, call);
  }
  const reports: Report[] = [];
  for (const [host, { contract, file, key, calls }] of writings) {
    appendEvidence(file, {
      type: 'end',
      finishedAt: new Date().toISOString(),
      requests: calls(),
      interrupted: false,
      notes: found.tally.notes(),
    });
    reports.push(
      await makeReport(file, {
        contract,
        ledger: options.ledgerFor(documentsOf(contract), host),
        deviations: options.deviations,
        strict: options.strict,
        key,
      }),
    );
  }
  return reports;
}
