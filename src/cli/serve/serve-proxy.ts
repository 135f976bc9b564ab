import { appendFileSync, lstatSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { closeOnSignal } from '../../portal/close-on-signal.ts';
import { serverCertificate } from '../../portal/tls/server-certificate.ts';
import { openTraffic } from '../../traffic/open-traffic.ts';
import { startProxy } from '../../traffic/proxy/start-proxy.ts';
import { stubsOfTraffic } from '../../traffic/stubs-of-traffic.ts';
import { TrafficError } from '../../traffic/traffic-error.ts';
import type { TrafficExchange } from '../../traffic/traffic-message.ts';
import { asUsageError, UsageError } from '../exit-codes.ts';
import { judgeRecorded } from '../judge/judge-recorded.ts';
import type { JudgeOptions } from '../judge/tell-judged.ts';
import { writeOut } from '../write-out.ts';
import type { ServeOptions } from './serve-options.ts';

/** The most that is recorded; a day of a busy application. Calls beyond it pass, and are not judged. */
const maxRecordedBytes = 512 * 1024 * 1024;

/** The address of the portal. A path is refused: it would hold a credential, and arguments are seen by every process. */
function portalOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError('--proxy needs the address of a portal, such as https://acme.bitrix24.com.');
  if (url.username !== '' || url.search !== '' || url.hash !== '' || !/^\/?$/.test(url.pathname))
    throw new UsageError(
      '--proxy needs the address of a portal alone, such as https://acme.bitrix24.com. The credential stays in the path that the application calls.',
    );
  return url;
}

/** Writes a line for each exchange. Once the file is full, or cannot be written, the rest passes unrecorded, and a warning says so. */
function createRecorder(file: string): (exchange: TrafficExchange) => void {
  rmSync(file, { force: true });
  writeFileSync(file, '', { mode: 0o600 });
  let stopped = false;
  const stop = (why: string) => {
    stopped = true;
    console.error(`Warning: what passes from now on is not recorded: ${why}.`);
  };
  return (exchange) => {
    if (stopped) return;
    try {
      if (statSync(file).size > maxRecordedBytes)
        return stop(`${file} holds ${maxRecordedBytes / 1024 / 1024} MiB`);
      appendFileSync(file, `${JSON.stringify(exchange)}\n`);
    } catch (error) {
      stop(error instanceof Error ? error.message : String(error));
    }
  };
}

async function writeStubs(file: string, traffic: string): Promise<void> {
  const exchanges: TrafficExchange[] = [];
  for await (const exchange of openTraffic(traffic)?.exchanges() ?? []) exchanges.push(exchange);
  const stubs = stubsOfTraffic(exchanges);
  writeFileSync(file, stringify({ stubs }), { flag: 'wx', mode: 0o600 });
  await writeOut(
    `${stubs.length} stubs are in ${file}. Replay them: b24-conformance serve --stubs ${file}\n`,
  );
}

function judgeOptions({ edition, strict, deviations }: ServeOptions, out: string): JudgeOptions {
  return {
    out,
    ...(edition === undefined ? {} : { edition }),
    ...(strict === undefined ? {} : { strict }),
    ...(deviations === undefined ? {} : { deviations }),
  };
}

/** Stands between an application and its portal until it is interrupted, and judges what has passed. Gives the exit code. */
export async function serveProxy(address: string, options: ServeOptions): Promise<number> {
  const portal = portalOf(address);
  const { record, out: directory = 'reports/latest' } = options;
  if (record !== undefined && lstatSync(record, { throwIfNoEntry: false }) !== undefined)
    throw new UsageError(`${record} exists already. Name a new file for --record.`);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'traffic.ndjson');
  const { host, port = 0, https, authority: authorityDirectory, ca } = options;
  const certificate = await serverCertificate({ https, host, authorityDirectory }).catch(asUsageError);
  if (ca !== undefined) writeFileSync(ca, certificate?.authority ?? '');
  const proxy = await startProxy({
    portal,
    port,
    host,
    certificate,
    record: createRecorder(file),
  }).catch(asUsageError);
  // A Ctrl-C right after the words ends the proxy like any later one.
  const ended = closeOnSignal(proxy);
  await writeOut(
    [
      `What is sent to\n  ${proxy.origin}\ngoes to ${portal.origin}, as it is: put the one in place of the other in the application, and leave the path.\n`,
      `Calls are recorded in ${file}, credentials replaced.\n`,
      'It stops at Ctrl-C, and judges what has passed.\n',
    ].join('\n'),
  );
  await ended;
  if (record !== undefined) await writeStubs(record, file);
  const traffic = openTraffic(file);
  if (traffic === undefined)
    throw new TrafficError('No call of REST has passed, so there is nothing to judge.');
  return judgeRecorded({ ...traffic, source: 'proxy' }, judgeOptions(options, directory));
}
