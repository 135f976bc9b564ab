import { InvalidArgumentError } from 'commander';
import type { PortalOptions } from '../../portal/portal-options.ts';
import { UsageError } from '../exit-codes.ts';
import type { NamedFault } from './break-option.ts';

/** The options of `serve`, as commander reads them. */
export interface ServeOptions {
  readonly port?: number;
  readonly host?: string;
  readonly generation?: string;
  readonly break?: readonly NamedFault[];
  readonly stubs?: string;
  readonly seed?: string;
  readonly scopes?: NonNullable<PortalOptions['scopes']>;
  readonly eventHost?: readonly string[];
  readonly limits?: 'standard' | 'enterprise';
  readonly timeStyle?: 'float' | 'integer' | 'absent';
  readonly https?: boolean;
  readonly authority?: string;
  readonly ca?: string;
  readonly log?: boolean;
  readonly oauth?: boolean;
  readonly proxy?: string;
  readonly out?: string;
  readonly record?: string;
  readonly edition?: string;
  readonly strict?: boolean;
  readonly deviations?: string;
}

/** Reads a port. */
export function port(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError('Give a port from 0 to 65535; 0 takes a free one.');
}

/** Adds one `--event-host` to those before. */
export function collectText(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** Reads one `--scopes` and adds it to those before. */
export function collectGrant(
  text: string,
  before: NonNullable<PortalOptions['scopes']> = {},
): NonNullable<PortalOptions['scopes']> {
  const [, name = '', scopes = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (name === '')
    throw new InvalidArgumentError(
      'Give the name of a webhook or token and its scopes, such as owner=im,user.',
    );
  return { ...before, [name]: scopes === 'all' ? 'all' : scopes.split(',').filter((scope) => scope !== '') };
}

/** The options of the portal, made of those of the command. */
export function portalOptions(options: ServeOptions): PortalOptions {
  const given = {
    port: options.port,
    host: options.host,
    generation: options.generation,
    faults: options.break,
    seed: options.seed,
    stubs: options.stubs,
    scopes: options.scopes,
    eventHosts: options.eventHost,
    timeStyle: options.timeStyle,
    limits: options.limits === undefined ? undefined : { rate: options.limits },
    https: options.https,
    authorityDirectory: options.authority,
    log: options.log ? (line: string) => process.stderr.write(`${line}\n`) : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Options that only one of the two kinds of servers has. */
const ofPortal = [
  'generation',
  'break',
  'seed',
  'stubs',
  'scopes',
  'eventHost',
  'limits',
  'timeStyle',
  'oauth',
  'log',
] as const;
const ofProxy = ['out', 'record', 'edition', 'strict', 'deviations'] as const;

/** Refuses options that say nothing of the server that is asked for. */
export function refuseOptionsOfOther(options: ServeOptions): void {
  const isProxy = options.proxy !== undefined;
  const other = (isProxy ? ofPortal : ofProxy).find((name) => options[name] !== undefined);
  if (other === undefined) return;
  const option = `--${other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new UsageError(
    isProxy
      ? `${option} is for the reference portal, and --proxy serves another one.`
      : `${option} goes with --proxy.`,
  );
}
