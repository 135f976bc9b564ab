import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cleanEnvironment } from './environment.mjs';
import { place } from './places.mjs';

/** The next message of a child, or an error where it ends before. */
async function nextMessage(child) {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of the benchmark ended with ${code} before it had answered.`);
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message;
}

/** Starts a script of bench/children, tells it its task and waits for its first response. */
export async function startChild(script, task, { env = {}, nodeOptions = [] } = {}) {
  const child = fork(place(`bench/children/${script}`), {
    env: cleanEnvironment(env),
    execArgv: nodeOptions,
  });
  child.send(task);
  return {
    pid: child.pid,
    first: await nextMessage(child),
    async ask(question) {
      const response = nextMessage(child);
      child.send(question);
      return response;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Runs a script of bench/children to its end; resolves to the one message that it sends. */
export async function runChild(script, task, options) {
  const child = await startChild(script, task, options);
  await child.stop();
  return child.first;
}
