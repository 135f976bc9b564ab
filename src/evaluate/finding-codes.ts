import { bodyCodes } from './codes/body-codes.ts';
import type { CodeEntry } from './codes/code-entry.ts';
import { messageCodes } from './codes/message-codes.ts';
import { networkCodes } from './codes/network-codes.ts';
import { outcomeCodes } from './codes/outcome-codes.ts';
import { sdkCallCodes } from './codes/sdk-call-codes.ts';
import { sdkConductCodes } from './codes/sdk-conduct-codes.ts';

/** The codes of findings about portals, with their sentences, weights and causes. */
export const portalCodes = { ...networkCodes, ...outcomeCodes, ...bodyCodes, ...messageCodes } as const;

/** The codes of findings about SDKs. */
export const sdkCodes = { ...sdkCallCodes, ...sdkConductCodes } as const;

/**
 * Every finding code there is. Checks take code and sentence from here, and docs/reference/checks.md is generated from it.
 * Codes are permanent: ledgers know deviations by them.
 */
export const findingCodes = { ...portalCodes, ...sdkCodes } as const;

/** A finding code. */
export type FindingCode = keyof typeof findingCodes;

type Says<C extends FindingCode> = (typeof findingCodes)[C]['says'];
type Sentence<C extends FindingCode> = Says<C> extends infer S ? (S extends string ? S : S[keyof S]) : never;
type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The weights that a finding of a code may have. */
export type WeightOf<C extends FindingCode> = (typeof findingCodes)[C]['weights'][number];

/** What a check has to say to complete the sentence of a code: which of several it is, and the words in braces. */
export type SentencePart<C extends FindingCode> = (Says<C> extends string
  ? { readonly sentence?: never }
  : { readonly sentence: Extract<keyof Says<C>, string> }) &
  ([NamesIn<Sentence<C>>] extends [never]
    ? { readonly words?: never }
    : { readonly words: Readonly<Partial<Record<NamesIn<Sentence<C>>, string | number>>> });

/** What the table says of a code; undefined for a text that is no code, as may stand in a file of another version. */
export function codeEntry(code: string): CodeEntry | undefined {
  return Object.hasOwn(findingCodes, code) ? findingCodes[code as FindingCode] : undefined;
}

/** The sentence of a code, with its words filled in. */
export function sentenceOf(
  code: FindingCode,
  sentence: string | undefined,
  words: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const { says }: CodeEntry = findingCodes[code];
  const text = typeof says === 'string' ? says : (says[sentence ?? ''] ?? '');
  return text.replace(/\{([a-z-]+)\}/g, (_, name: string) => String(words[name] ?? ''));
}
