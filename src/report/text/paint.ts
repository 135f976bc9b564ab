import pc from 'picocolors';
import type { Tone } from '../model/verdict-word.ts';

/** Colours a text by tone for a terminal. */
export type Paint = (tone: Tone, text: string) => string;

/**
 * Whether words on a stream are coloured: as the option says, else as `NO_COLOR` or `FORCE_COLOR` says, else where a terminal
 * shows them. Every command decides here.
 *
 * @param option false for `--no-color`, null where it was not given
 * @see https://no-color.org and https://force-color.org
 */
export function wantsColour(
  option: boolean | null,
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (option !== null) return option;
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return !['0', 'false'].includes(forced);
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** Paints, or with `colour` false leaves every text as it is; the words say everything that the colours say. */
export function painter(colour: boolean): Paint {
  const { green, red, yellow, dim } = pc.createColors(colour);
  const colours: Readonly<Record<Tone, (text: string) => string>> = {
    green,
    red,
    amber: yellow,
    neutral: dim,
  };
  return (tone, text) => colours[tone](text);
}
