import pc from 'picocolors';
import type { Tone } from '../model/verdict-word.ts';

/** Colours a text by tone for a terminal. */
export type Paint = (tone: Tone, text: string) => string;

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
