import type { Call } from 'b24-conformance/adapter';
import { readAdapterLine } from '../../src/sdk/adapter/adapter-line.ts';
import type { AdapterRun } from '../../src/sdk/adapter/adapter-run.ts';
import { runAdapter } from '../../src/sdk/adapter/run-adapter.ts';

type Prepare = (command: Call) => unknown;

/** The parts of the faulty clients' programs, which are plain JavaScript, because adapters are. */
interface Programs {
  readonly faultyClients: Readonly<Record<string, unknown>>;
  clientAdapter(name: string, Client: unknown): { readonly prepare: Prepare };
  replyTo(command: Call, prepare: Prepare): Promise<object>;
}

/** Reads those parts. */
export async function loadPrograms(): Promise<Programs> {
  const files = ['adapters/adapter.mjs', 'adapters/serve-client.mjs', 'faulty-clients/faulty-clients.mjs'];
  const modules = await Promise.all(files.map((file) => import(new URL(file, import.meta.url).href)));
  return Object.assign({}, ...modules) as Programs;
}

/**
 * Carries calls out with a faulty client in this process. What it replies is read as a line of a program is. A call that needs an authority or
 * a proxy is left to a program, because Node reads both from the environment when it starts.
 */
export async function inProcess(name: string): Promise<typeof runAdapter> {
  const { clientAdapter, faultyClients, replyTo } = await loadPrograms();
  const { prepare } = clientAdapter(name, faultyClients[name]);
  return async (start, command, patience, signal) => {
    if (command.cmd !== 'call' || start.caFile !== null || start.proxyUrl !== null)
      return runAdapter(start, command, patience, signal);
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, patience.responseMs, null);
    });
    const said = await Promise.race([replyTo(command, prepare), late]);
    clearTimeout(timer);
    const line =
      said === null ? null : readAdapterLine(JSON.stringify({ b24sdk: 1, id: command.id, ...said }));
    return {
      handshake: null,
      reply: line?.kind === 'call' ? line.reply : null,
      killed: said === null ? 'deadline' : null,
      code: 0,
      signal: null,
      startError: null,
      problems: line?.kind === 'broken' ? [line.problem] : [],
      leftOver: 0,
      elapsedMs: Math.round(performance.now() - began),
      lines: [],
      log: '',
      stderr: '',
    } satisfies AdapterRun;
  };
}
