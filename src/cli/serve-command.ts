import { type Command, InvalidArgumentError } from 'commander';
import { startPortal } from '../portal/start-portal.ts';
import { UsageError } from './exit-codes.ts';

interface ServeOptions {
  readonly port?: number;
  readonly generation?: string;
  readonly break?: readonly string[];
  readonly seed?: string;
  readonly https?: boolean;
  readonly log?: boolean;
  readonly oauth?: boolean;
}

function port(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError('Give a port from 0 to 65535; 0 takes a free one.');
}

function collect(name: string, names: readonly string[] = []): readonly string[] {
  return [...names, name];
}

async function serve(options: ServeOptions): Promise<void> {
  const portal = await startPortal({
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.generation === undefined ? {} : { generation: options.generation }),
    ...(options.break === undefined ? {} : { breaks: options.break }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.https ? { https: true } : {}),
    ...(options.log ? { log: (line: string) => process.stderr.write(`${line}\n`) } : {}),
  }).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  const settings = options.oauth ? portal.oauthSettings : portal.settings;
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  process.stdout.write(
    `The reference portal answers at\n  ${portal.webhookUrl}\n\nPoint a run at it with these lines in .env:\n${lines.join('\n')}\n`,
  );
  const stop = (): void => {
    void portal.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** `serve`: runs the reference portal until it is interrupted. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('run the reference portal, print its webhook URL and the settings that point a run at it')
    .option('--port <n>', 'port on 127.0.0.1 (default: a free one)', port)
    .option('--generation <name>', 'which portals it behaves like (default: founding)')
    .option('--break <name>', 'a promise to break; may be given several times', collect)
    .option('--seed <file>', 'users, chats and credentials (YAML)')
    .option('--https', 'serve https with a certificate authority made for this run')
    .option('--oauth', 'print the settings for OAuth instead of the webhook')
    .option('--log', 'write a line of JSON for each request to stderr, secrets redacted')
    .action(serve);
}
