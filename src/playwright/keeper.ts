import { type KeeperOrder, keepRun } from './keep-run.ts';

// The terminal of the run may be gone, and its signals are the owner's affair: this process ends when the owner does.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

await keepRun(JSON.parse(process.argv[2] ?? '{}') as KeeperOrder, process.env);
