/** Adapters that do what none may: `node bad-adapter.mjs MODE`. Each has to harm nothing but its own verdict. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const [mode] = process.argv.slice(2);
const say = (message) => process.stdout.write(`${JSON.stringify({ b24sdk: 1, ...message })}\n`);
const good = { outcome: 'result', surface: 'returned', result: true, result_kind: 'boolean' };

const handshake = {
  name: 'bad',
  version: '1.0.0',
  language: 'JavaScript',
  license: 'MIT',
  auth: ['webhook'],
  schemes: ['http'],
  ca: 'none',
  proxy: 'none',
  capabilities: [],
};

function sleeper(detached) {
  return spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached, stdio: 'inherit' });
}

const modes = {
  good: ({ id }) => say({ id, ...good }),
  hangs: () => setInterval(() => undefined, 1000),
  crashes: () => process.exit(7),
  'crashes-at-call': () => process.exit(7),
  misuses: () => process.exit(64),
  absent: () => process.exit(3),
  'ends-quietly': () => process.exit(0),
  'one-endless-line': () => {
    const piece = 'x'.repeat(1024 * 1024);
    const write = () => process.stdout.write(piece, write);
    write();
  },
  'endless-lines': () => {
    const piece = 'chatter\n'.repeat(64 * 1024);
    const write = () => process.stdout.write(piece, write);
    write();
  },
  garbage: ({ id }) => {
    process.stdout.write('{"b24sdk":\n\u0000\u001b[2J\n[1,2]\n"text"\n{"result":true}\n');
    say({ id, ...good });
  },
  nonsense: ({ id }) => say({ id, outcome: 'splendid' }),
  'no-kind': ({ id }) => say({ id, outcome: 'result' }),
  twice: ({ id }) => {
    say({ id, ...good });
    say({ id, outcome: 'error', error: {} });
  },
  'other-id': () => {
    say({ id: 'another', ...good });
    process.stdin.destroy();
  },
  'leaves-child': ({ id }) => {
    sleeper(false);
    say({ id, ...good });
  },
  'leaves-detached-child': ({ id }) => {
    sleeper(true).unref();
    say({ id, ...good });
  },
  'closes-stdin': ({ id }) => {
    process.stdin.destroy();
    setTimeout(() => say({ id, ...good }), 50);
  },
  'ignores-stop': ({ id }) => {
    setInterval(() => undefined, 1000);
    say({ id, ...good });
  },
  'adapter-error': ({ id }) => say({ id, outcome: 'adapter_error', reason: 'mine' }),
  'tells-secret': ({ id, portal }) =>
    say({ id, outcome: 'adapter_error', reason: `no way to ${portal.webhook_url}` }),
  'prints-cut-secret': ({ id, portal }) => {
    process.stdout.write(`${'x'.repeat(70)}${portal.webhook_secret}\n`);
    say({ id, outcome: 'splendid' });
  },
  chatty: ({ id }) => {
    process.stderr.write('e'.repeat(1024 * 1024));
    say({ id, ...good });
  },
  buffers: ({ id }) => {
    process.stdin.on('end', () => say({ id, ...good }));
  },
  unmet: ({ id }) => say({ id, outcome: 'unmet_precondition', reason: 'There is no abacus.' }),
  environment: ({ id }) => say({ id, ...good, log: Object.keys(process.env).sort().join(' ') }),
};

/** Modes that do wrong at the first command already. */
const atHandshake = {
  absent: modes.absent,
  crashes: () => {
    process.stderr.write('Traceback\n    at somewhere\nError: \u001b[31mboom\n    at elsewhere\n');
    process.exit(7);
  },
  junk: () => {
    process.stdout.write('Welcome to my adapter\n');
    process.exit(0);
  },
  'version-2': () => process.stdout.write(`${JSON.stringify({ ...handshake, b24sdk: 2 })}\n`),
  'unknown-capability': () => say({ ...handshake, capabilities: ['http-statsu'] }),
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const command = JSON.parse(line);
  if (command.cmd === 'call') (modes[mode] ?? modes.good)(command);
  else if (command.cmd === 'handshake') (atHandshake[mode] ?? (() => say(handshake)))(command);
  else if (command.cmd === 'stop' && !['ignores-stop', 'buffers'].includes(mode)) process.exit(0);
});
