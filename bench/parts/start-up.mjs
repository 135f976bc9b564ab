import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { timeToRequest } from '../lib/first-request.mjs';
import { timeToWords } from '../lib/first-words.mjs';
import { duration, table, times } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { median } from '../lib/median.mjs';
import { cli, place } from '../lib/places.mjs';

const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
const code = 'benchmarkcode123';

function portalStart() {
  const settings = (origin) => ({
    B24_WEBHOOK_URL: `${origin}/rest/1/${code}/`,
    B24_CHAT_DIALOG_ID: 'chat13',
  });
  return timeToRequest([cli, 'portal', '--quiet', '--only', 'accepts-chat/*'], settings, 'im.dialog.writing');
}

function stockStart() {
  const settings = (origin, directory) => ({ BENCH_URL: `${origin}/x`, BENCH_OUT: join(directory, 'out') });
  return timeToRequest(
    [playwright, 'test', '--config', place('bench/stock/playwright.config.mjs')],
    settings,
    '/x',
  );
}

async function measureOnce() {
  const node = await timeToWords(['-e', 'console.log("up")'], /up/);
  const serve = await timeToWords([cli, 'serve'], /http:\S+\n/);
  const stock = await stockStart();
  const portal = await portalStart();
  return { node, serve, stock: stock.wanted, anyRequest: portal.any, portal: portal.wanted };
}

/** (c) From the start of a command to what its user waits for, beside the same with nothing of ours in it. */
export async function startUp({ starts }, say) {
  const rounds = [];
  for (let round = 0; round < starts; round += 1) {
    say(`start ${round + 1} of ${starts}`);
    rounds.push(await measureOnce());
  }
  const of = (name) => median(rounds.map((one) => one[name]));
  const figures = Object.fromEntries(Object.keys(rounds[0]).map((name) => [name, of(name)]));
  const row = (says, name, beside) => [
    says,
    duration(figures[name]),
    beside === undefined ? '' : times(median(rounds.map((one) => one[name] / one[beside]))),
  ];
  const text = table([
    ['from the start of the process', `median of ${starts}`, 'beside it'],
    row('node -e, first words', 'node'),
    row('serve has printed its URL', 'serve', 'node'),
    row('stock Playwright, one test: its request arrives', 'stock', 'node'),
    row('portal: the first request arrives (who am I)', 'anyRequest', 'stock'),
    row('portal: the first case arrives', 'portal', 'stock'),
  ]);
  return {
    title: '(c) Start-up',
    text,
    figures: { ...figures, rounds },
    held: [hold('serveStart', figures.serve)],
  };
}
