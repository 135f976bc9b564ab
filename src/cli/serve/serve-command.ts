import { writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { PortalOptions, RunningPortal } from '../../portal/portal-options.ts';
import { UsageError } from '../exit-codes.ts';
import { writeOut } from '../write-out.ts';
import { collectFault, type NamedFault, refuseUnknownFaults } from './break-option.ts';

interface ServeOptions {
  readonly port?: number;
  readonly generation?: string;
  readonly break?: readonly NamedFault[];
  readonly stubs?: string;
  readonly seed?: string;
  readonly limits?: 'standard' | 'enterprise';
  readonly timeStyle?: 'float' | 'integer' | 'absent';
  readonly https?: boolean;
  readonly ca?: string;
  readonly log?: boolean;
  readonly oauth?: boolean;
}

function port(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError('Give a port from 0 to 65535; 0 takes a free one.');
}

function portalOptions(options: ServeOptions): PortalOptions {
  const { limits, log, https, ...rest } = options;
  return {
    ...(rest.port === undefined ? {} : { port: rest.port }),
    ...(rest.generation === undefined ? {} : { generation: rest.generation }),
    ...(rest.break === undefined ? {} : { faults: rest.break }),
    ...(rest.seed === undefined ? {} : { seed: rest.seed }),
    ...(rest.stubs === undefined ? {} : { stubs: rest.stubs }),
    ...(rest.timeStyle === undefined ? {} : { timeStyle: rest.timeStyle }),
    ...(limits === undefined ? {} : { limits: { rate: limits } }),
    ...(https ? { https } : {}),
    ...(log ? { log: (line: string) => process.stderr.write(`${line}\n`) } : {}),
  };
}

/** What a person needs to call the portal. The credentials were made for this run, or stand in the seed that the person gave. */
function handshake(portal: RunningPortal, { oauth, ca }: ServeOptions): string {
  const settings = Object.entries(oauth ? portal.oauthSettings : portal.settings);
  return [
    `The reference portal answers at\n  ${portal.webhookUrl}\n`,
    `Point a run at it with these lines in .env:\n${settings.map(([name, value]) => `${name}=${value}`).join('\n')}\n`,
    ...(ca === undefined
      ? []
      : [`Its certificate is signed by the authority in ${ca}:\nNODE_EXTRA_CA_CERTS=${ca}\n`]),
    methodsLine(portal),
    'It stops at Ctrl-C.\n',
  ].join('\n');
}

/** How many methods there are, and where their names are. */
function methodsLine({ methods: { byHand, fromDocuments }, origin }: RunningPortal): string {
  const others =
    fromDocuments.length === 0
      ? ''
      : ` and answers ${fromDocuments.length} more from their documents (header X-Reference-Portal: from-document)`;
  return `It knows ${byHand.length} methods${others}. ${origin}/_portal/methods lists them.\n`;
}

async function serve(options: ServeOptions): Promise<void> {
  if (options.ca !== undefined && !options.https)
    throw new UsageError('--ca goes with --https: without it there is no certificate.');
  await refuseUnknownFaults(options.break ?? []);
  const [{ startPortal }, { closeOnSignal }] = await Promise.all([
    import('../../portal/start-portal.ts'),
    import('../../portal/close-on-signal.ts'),
  ]);
  const portal = await startPortal(portalOptions(options)).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  try {
    if (options.ca !== undefined) writeFileSync(options.ca, portal.certificateAuthority ?? '');
  } catch (error) {
    await portal.close();
    throw error;
  }
  await writeOut(handshake(portal, options));
  await closeOnSignal(portal);
}

/** `serve`: runs the reference portal until it is interrupted. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('run the reference portal, print its webhook URL and the settings that point a run at it')
    .option('--port <n>', 'port on 127.0.0.1 (default: a free one)', port)
    .option('--generation <name>', 'which portals it behaves like (default: founding)')
    .option(
      '--break <fault>',
      'what the portal does wrong, several times if you like; @METHOD and #USER behind it name the calls; `--break help` lists the faults',
      collectFault,
    )
    .option('--seed <file>', 'users, chats and credentials (YAML)')
    .option('--stubs <file>', 'answers of your own in place of the usual ones (YAML or JSON)')
    .addOption(
      new Option('--limits <plan>', 'rate limits of a cloud portal').choices(['standard', 'enterprise']),
    )
    .addOption(
      new Option('--time-style <style>', 'how numbers stand in `time`').choices([
        'float',
        'integer',
        'absent',
      ]),
    )
    .option('--https', 'serve https with a certificate authority made for this run')
    .option('--ca <file>', "where to write that authority's certificate (PEM)")
    .option('--oauth', 'print the settings for OAuth instead of the webhook')
    .option('--log', 'write a line of JSON for each request to stderr, secrets redacted')
    .action(serve);
}
