import { createConnection } from 'node:net';
import { basename, join } from 'node:path';

/** How many cases Playwright may see fail before it stops; what the keeper needs to know beside `finish`. */
export interface FinishRequest {
  /** Playwright was told to stop at failures: cases that never began were not lost. */
  readonly stopsEarly: boolean;
}

/** What the keeper answers when a run has ended. */
export type FinishReply =
  | {
      readonly exitCode: number;
      /** The statement, one sentence. */
      readonly sentence: string;
      readonly reportPath: string;
    }
  | { readonly error: string };

/** What the keeper tells the process that started it, once. */
export type StartReply =
  /** Sentences about what could not be prepared. */
  { readonly notes: readonly string[] } | { readonly error: string };

/** Where the keeper of a run listens: a socket in the run's private directory, or a named pipe where the system has those. */
export function keeperAddress(directory: string): string {
  return process.platform === 'win32' ? `\\\\.\\pipe\\${basename(directory)}` : join(directory, 'keeper');
}

/** Asks the keeper of a run to end it, and waits for the report. Null where no keeper listens. */
export function askToFinish(directory: string, request: FinishRequest): Promise<FinishReply | null> {
  return new Promise((resolve) => {
    const socket = createConnection(keeperAddress(directory));
    let text = '';
    socket.setEncoding('utf8');
    socket.once('error', () => resolve(null));
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.once('end', () => {
      try {
        resolve(JSON.parse(text) as FinishReply);
      } catch {
        resolve({ error: 'The process that kept the run ended without an answer.' });
      }
    });
    socket.write(`${JSON.stringify(request)}\n`);
  });
}
