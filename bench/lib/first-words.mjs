import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanEnvironment } from './environment.mjs';

/** Starts a Node command and waits until its standard output matches `pattern`, then ends it: milliseconds from the start. */
export async function timeToWords(args, pattern) {
  const begin = performance.now();
  const child = spawn(process.execPath, args, {
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  let ms;
  for await (const chunk of child.stdout) {
    said += chunk;
    if (ms !== undefined || !pattern.test(said)) continue;
    ms = performance.now() - begin;
    child.kill('SIGTERM');
  }
  await ended;
  if (ms === undefined) throw new Error(`${args.join(' ')} ended without the words that were waited for.`);
  return ms;
}
