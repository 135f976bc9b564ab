import type { Target } from '../exchange/target/target.ts';
import type { Given } from './read-target.ts';
import type { SettingProblem } from './setting-names.ts';

/** What a person wants to have judged, by name: the configured portal, or the embedded reference portal. */
export type TargetChoice = 'live' | 'embedded';

const setting = 'B24_TARGET';

/** The settings without which no portal is configured. */
const portalSettings = ['B24_WEBHOOK_URL', 'B24_PORTAL_URL', 'B24_ACCESS_TOKEN'];

const howTo =
  'Set B24_WEBHOOK_URL, or B24_PORTAL_URL and B24_ACCESS_TOKEN. The embedded portal is judged with --embedded.';

function readChoice(given: Given, asked: TargetChoice | null, problems: SettingProblem[]) {
  const said = given.get(setting);
  if (said === undefined || said === 'live' || said === 'embedded') return asked ?? said ?? null;
  problems.push({ setting, problem: 'is neither live nor embedded', remedy: 'Give one of the two.' });
  return asked;
}

/** CI systems set `CI`; to `false` or nothing where somebody takes it back. */
function isCi(env: Readonly<Record<string, string | undefined>>): boolean {
  return !['', '0', 'false'].includes((env['CI'] ?? '').trim().toLowerCase());
}

function missingPortal(
  env: Readonly<Record<string, string | undefined>>,
  choice: TargetChoice | null,
): SettingProblem | null {
  const empty = portalSettings.find((name) => env[name] !== undefined);
  if (empty !== undefined && (choice === 'live' || isCi(env))) {
    const problem =
      'is there but empty. CI systems pass an empty value for a secret that the job may not see, ' +
      "as in a fork's pull request, or that has another name";
    return { setting: empty, problem, remedy: howTo };
  }
  if (choice !== 'live') return null;
  return {
    setting: 'B24_WEBHOOK_URL',
    problem: 'is missing, and a configured portal was asked for',
    remedy: howTo,
  };
}

/**
 * The target that was asked for; null is the embedded portal. Asked for by name, the embedded one is taken whatever portal is
 * configured. A run that was meant for a configured portal never becomes one of the embedded portal unnoticed.
 */
export function chosenTarget(
  source: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly given: Given;
    readonly choice: TargetChoice | null;
    /** Reads the configured portal; null where none is configured. */
    readonly configured: () => Target | null;
  },
  problems: SettingProblem[],
): Target | null {
  const choice = readChoice(source.given, source.choice, problems);
  if (choice === 'embedded') return null;
  const missing = portalSettings.some((name) => source.given.has(name))
    ? null
    : missingPortal(source.env, choice);
  if (missing === null) return source.configured();
  problems.push(missing);
  return null;
}
