import { type Addresses, addressesOf } from '../contract/addresses.ts';
import { isLoopback } from '../exchange/target/loopback.ts';
import type { Target } from '../exchange/target/target.ts';
import { defaultGenerates } from '../plan/default-generates.ts';
import type { AskedDocuments } from '../report/evidence/evidence.ts';
import { defaultMethod, type Settings, type TargetChoice } from '../settings/settings.ts';
import type { RunOptions } from './evidence-header.ts';

/** What the command line asks of a run, on top of the settings. Without a command line everything is left open. */
export interface RunRequest extends Omit<RunOptions, 'fuzz' | 'seed'> {
  readonly fuzz: number | null;
  readonly seed: number | null;
  /** The target asked for by name; null for what the settings name. */
  readonly choice: TargetChoice | null;
  /** Names and patterns of methods. */
  readonly methods: string | null;
  readonly edition: string | null;
  readonly deviations: string | null;
  readonly reportDir: string | null;
  readonly history: string | null;
  readonly timeoutMs: number | null;
  /** Verdicts of the last run by case id, for `--only verdict:…`. */
  readonly earlier: Readonly<Record<string, string>>;
  /** Where words for people go, and whether there are any. */
  readonly words: 'stdout' | 'stderr' | 'none';
  readonly colour: boolean | null;
}

/** A request that leaves everything open: a plain `npx playwright test`. */
export const openRequest: RunRequest = {
  strict: false,
  only: null,
  repeat: null,
  fuzz: null,
  seed: null,
  choice: null,
  methods: null,
  edition: null,
  deviations: null,
  reportDir: null,
  history: null,
  timeoutMs: null,
  earlier: {},
  words: 'stdout',
  colour: null,
};

/** What holds after option, setting and default were weighed: the option goes first. */
export interface RunTerms extends RunOptions {
  /** The documents that are judged by. */
  readonly addresses: Addresses;
  /** How they were asked for. */
  readonly asked: AskedDocuments;
  readonly deviations: string | null;
  readonly reportDir: string;
  /** The file of earlier runs; null where none is kept. */
  readonly history: string | null;
  /** Verdicts of the last run by case id, for `--only verdict:…`. */
  readonly earlier: Readonly<Record<string, string>>;
}

/** The embedded portal, or one on this machine: others get generated requests only when somebody asks for it. */
function isOwn(target: Target | null): boolean {
  return target === null || isLoopback(target.origin);
}

/** Weighs a request against the settings. */
export function termsOf(
  request: RunRequest,
  settings: Pick<Settings, 'methods' | 'edition' | 'deviations' | 'reportDir' | 'history'> &
    Partial<Pick<Settings, 'target'>>,
): RunTerms {
  const { strict, only, repeat, earlier } = request;
  const asked = {
    methods: request.methods ?? settings.methods ?? defaultMethod,
    edition: request.edition ?? settings.edition,
  };
  return {
    strict,
    only,
    repeat,
    earlier,
    fuzz: request.fuzz ?? (isOwn(settings.target ?? null) ? defaultGenerates.runs : 0),
    seed: request.seed ?? defaultGenerates.seed,
    addresses: addressesOf(asked.methods, asked.edition),
    asked,
    deviations: request.deviations ?? settings.deviations,
    history: request.history ?? settings.history,
    reportDir: request.reportDir ?? settings.reportDir ?? 'reports/latest',
  };
}

/** The settings with the request's time-out in place of their own. */
export function withTimeout(settings: Settings, { timeoutMs }: RunRequest): Settings {
  if (timeoutMs === null) return settings;
  return {
    ...settings,
    timeoutMs,
    target: settings.target === null ? null : { ...settings.target, timeoutMs },
  };
}
