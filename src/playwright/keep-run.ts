import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Report } from '../report/model/report.ts';
import { statementSentence, statementTitles } from '../report/model/statement.ts';
import { terminalText } from '../report/text/escape.ts';
import { readAsked } from '../run/asked-file.ts';
import type { Shard } from '../run/evidence-header.ts';
import type { Environment } from '../run/places/journals.ts';
import { preparePlaces } from '../run/places/prepare-places.ts';
import { prepareTarget } from '../run/prepare-target.ts';
import { readRunFile, removeRunFile, runFileName, writeRunFile } from '../run/run-file.ts';
import { type StartedRun, startRun } from '../run/start-run.ts';
import { type FinishReply, type FinishRequest, keeperAddress, type StartReply } from './keeper-messages.ts';

/** Milliseconds between looks at the process that the run belongs to: it is gone for at most that long before the run ends. */
const lookEveryMs = 250;

/** What the set-up test tells the keeper of its run, as JSON in the one argument. It holds no secret. */
export interface KeeperOrder {
  /** The run's private directory, with the run file. */
  readonly directory: string;
  /** Playwright's main process: when it is gone, the run is ended as interrupted. */
  readonly owner: number;
  readonly shard: Shard | null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function messageOf(error: unknown): string {
  return terminalText(error instanceof Error ? error.message : String(error), 2_000);
}

async function begin({ directory, shard }: KeeperOrder, env: Environment) {
  const path = join(directory, runFileName);
  const own = readRunFile(path);
  const release = preparePlaces(own.terms);
  try {
    const run = await startRun(own, { directory, env, shard, prepare: prepareTarget });
    writeRunFile(path, { ...own, handover: run.handover });
    return { run, path, release };
  } catch (error) {
    release();
    throw error;
  }
}

function replyOf(report: Report, run: StartedRun): FinishReply {
  const { exitCode, statement } = report;
  return {
    exitCode,
    sentence: terminalText(`${statementTitles[statement]}. ${statementSentence(report)}`, 1_000),
    reportPath: join(run.handover.terms.reportDir, 'index.html'),
  };
}

/** Waits for the order to finish, or for the owner's end. Gives the socket that waits for the report, if there is one. */
function orderToFinish(
  server: Server,
  owner: number,
): Promise<{ socket: Socket; request: FinishRequest } | null> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(owner)) return;
      clearInterval(timer);
      resolve(null);
    }, lookEveryMs);
    server.once('connection', (socket: Socket) => {
      socket.setEncoding('utf8');
      socket.on('error', () => undefined);
      let text = '';
      socket.on('data', (chunk: string) => {
        text += chunk;
        if (!text.includes('\n')) return;
        clearInterval(timer);
        resolve({ socket, request: JSON.parse(text) as FinishRequest });
      });
    });
  });
}

function tell(reply: StartReply): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) return resolve();
    process.send(reply, () => {
      process.disconnect();
      resolve();
    });
  });
}

/**
 * Keeps a run between the tests of a Playwright configuration: Playwright ends the worker of the set-up before the first case
 * begins, but the portal, what was made on it, and the evidence belong to the whole run. Ends with the report when it is asked
 * to, or when the process that the run belongs to is gone.
 */
export async function keepRun(order: KeeperOrder, env: Environment): Promise<void> {
  const { run, path, release } = await begin(order, env).catch(async (error: unknown) => {
    await tell({ error: messageOf(error) });
    removeRunFile(join(order.directory, runFileName));
    process.exit(2);
  });
  const server = createServer().listen(keeperAddress(order.directory));
  const ordered = orderToFinish(server, order.owner);
  await tell({ notes: run.notes });
  const finish = await ordered;
  let reply: FinishReply;
  try {
    const asked = finish === null || finish.request.stopsEarly ? null : readAsked(path);
    reply = replyOf(await run.finish(finish === null, asked), run);
  } catch (error) {
    reply = { error: messageOf(error) };
  }
  release();
  removeRunFile(path);
  server.close();
  finish?.socket.end(JSON.stringify(reply));
}
