import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { RunningPortal } from '../../portal/portal-options.ts';
import { asUsageError, UsageError } from '../exit-codes.ts';
import { writeOut } from '../write-out.ts';
import { collectFault, refuseUnknownFaults } from './break-option.ts';
import {
  collectGrant,
  collectText,
  port,
  portalOptions,
  refuseOptionsOfOther,
  type ServeOptions,
} from './serve-options.ts';

/** What a person needs to call the portal. The credentials were made for this run, or stand in the seed that the person gave. */
function howToCall(portal: RunningPortal, options: ServeOptions): string {
  const { oauth } = options;
  const ca =
    options.ca ?? (options.authority === undefined ? undefined : join(options.authority, 'authority.pem'));
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

/** Whether only this machine reaches an address or name. */
function isLoopback(host = '127.0.0.1'): boolean {
  return /^(?:localhost|127\.[\d.]+|::1)$/i.test(host);
}

async function serve(options: ServeOptions): Promise<number> {
  if ((options.ca ?? options.authority) !== undefined && !options.https)
    throw new UsageError('--ca and --authority go with --https: without it there is no certificate.');
  if (!isLoopback(options.host))
    console.error(
      options.proxy === undefined
        ? `Warning: the portal listens on ${options.host}. Whoever reaches this machine can call it and its control requests.`
        : `Warning: the proxy listens on ${options.host}. Whoever reaches this machine can call ${options.proxy} through it.`,
    );
  refuseOptionsOfOther(options);
  if (options.proxy !== undefined)
    return (await import('./serve-proxy.ts')).serveProxy(options.proxy, options);
  await refuseUnknownFaults(options.break ?? []);
  const [{ startPortal }, { closeOnSignal }] = await Promise.all([
    import('../../portal/start-portal.ts'),
    import('../../portal/close-on-signal.ts'),
  ]);
  const portal = await startPortal(portalOptions(options)).catch(asUsageError);
  try {
    if (options.ca !== undefined) writeFileSync(options.ca, portal.certificateAuthority ?? '');
  } catch (error) {
    await portal.close();
    throw error;
  }
  // A Ctrl-C right after the words closes the portal like any later one.
  const closed = closeOnSignal(portal);
  await writeOut(howToCall(portal, options));
  await closed;
  return 0;
}

/** `serve`: runs the reference portal, or a proxy before another one, until it is interrupted. */
export function addServeCommand(program: Command, exit: (code: number) => void): void {
  program
    .command('serve')
    .description('run the reference portal, print its webhook URL and the settings that point a run at it')
    .option('--port <n>', 'port (default: a free one)', port)
    .option(
      '--host <host>',
      'address or name to listen on; others reach all but 127.0.0.1 (default: 127.0.0.1)',
    )
    .option('--generation <name>', 'which portals it behaves like (default: founding)')
    .option(
      '--break <fault>',
      'what the portal does wrong, several times if you like; @METHOD and #USER behind it name the calls; `--break help` lists the faults',
      collectFault,
    )
    .option('--seed <file>', 'users, chats and credentials (YAML)')
    .option('--stubs <file>', 'answers of your own in place of the usual ones (YAML or JSON)')
    .option(
      '--scopes <grant>',
      'scopes of a webhook or token, as NAME=im,user or NAME=all; several times if you like',
      collectGrant,
    )
    .option(
      '--event-host <host>',
      'a host beyond this machine whose handlers of events may be called; several times if you like',
      collectText,
    )
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
    .option('--authority <dir>', 'directory that keeps that authority, so that clients have to trust it once')
    .option('--ca <file>', "where to write that authority's certificate (PEM)")
    .option('--oauth', 'print the settings for OAuth instead of the webhook')
    .option('--log', 'write a line of JSON for each request to stderr, secrets redacted')
    .option(
      '--proxy <url>',
      'stand before this portal instead, and judge what passes between it and an application',
    )
    .option('--record <file>', 'with --proxy: write what passed as stubs for --stubs (YAML)')
    .option('--out <dir>', 'with --proxy: directory of the report (default: reports/latest)')
    .option(
      '--edition <edition>',
      'with --proxy: edition of the documents (default: the one each document is)',
    )
    .option('--strict', 'with --proxy: a SHOULD that is not followed, and an accepted alternative, fail')
    .option('--deviations <file>', 'with --proxy: ledger of known deviations (YAML)')
    .action(async (options: ServeOptions) => exit(await serve(options)));
}
