import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cleanEnvironment } from './environment.mjs';

/** A port of this machine that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Resident memory of a process in MiB; null where there is no /proc. */
function residentMemory(pid) {
  try {
    return Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return null;
  }
}

/** Between two attempts, in milliseconds: the error of what is measured. */
const pauseMs = 5;

/** Asks until the answer is the one that is wanted, or the process has ended. */
async function untilAnswered({ name, url, request, isWanted = () => true }, child) {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`${name} ended with ${child.exitCode} before it had answered.`);
    const response = await fetch(url, request).catch(() => undefined);
    if (response !== undefined && isWanted(response.status, await response.text())) return;
    // A loop without a pause would take the processor from the server that it waits for.
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/**
 * Starts a server and waits for its first answer to a request.
 *
 * @returns milliseconds from the start of its process to that answer, its process id, its memory, and how to stop it
 */
export async function startServer(server, command, args) {
  const begin = performance.now();
  const child = spawn(command, args, {
    env: cleanEnvironment({ NODE_ENV: '' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  await untilAnswered(server, child);
  return {
    firstAnswerMs: performance.now() - begin,
    pid: child.pid,
    memoryMiB: () => residentMemory(child.pid),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
