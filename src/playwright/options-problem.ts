import { didYouMean } from '../did-you-mean.ts';

const text = 'a text';
const kinds: Readonly<Record<string, string>> = {
  name: text,
  method: text,
  edition: text,
  target: "'live' or 'embedded'",
  only: text,
  strict: 'true or false',
  deviations: text,
  reportDir: text,
  history: text,
  fuzz: 'a whole number',
  seed: 'a whole number',
  timeoutMs: 'a whole number',
};

function fits(kind: string, value: unknown): boolean {
  if (value === undefined) return true;
  if (kind === text) return typeof value === 'string' && value !== '';
  if (kind === 'true or false') return typeof value === 'boolean';
  if (kind === 'a whole number') return Number.isSafeInteger(value) && (value as number) >= 0;
  return value === 'live' || value === 'embedded';
}

/** What is wrong with options that a program gave, and what to do; null where they are right. A configuration may be plain JavaScript. */
export function optionsProblem(options: object): string | null {
  for (const [name, value] of Object.entries(options)) {
    const kind = kinds[name];
    if (kind === undefined) {
      const near = didYouMean(name, Object.keys(kinds));
      const remedy =
        near === null ? `The options are ${Object.keys(kinds).join(', ')}.` : `Did you mean ${near}?`;
      return `there is no option “${name}”. ${remedy}`;
    }
    if (!fits(kind, value)) return `${name} must be ${kind}.`;
  }
  return null;
}
