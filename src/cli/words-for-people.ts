import { wantsColour } from '../report/text/paint.ts';
import type { CommonOptions } from './common-options.ts';

/** Where words for people go: beside machine output on stdout they go to stderr. */
export function wordsStream({ json }: Pick<CommonOptions, 'json'>): NodeJS.WriteStream {
  return json === true ? process.stderr : process.stdout;
}

/** Whether the words for people are coloured. */
export function usesColour(options: Pick<CommonOptions, 'json' | 'color'>): boolean {
  return wantsColour(options.color === false ? false : null, wordsStream(options), process.env);
}
