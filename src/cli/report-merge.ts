import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readHistory } from '../report/compare/history/history-file.ts';
import { mergeDirectories } from '../report/compare/merge/merge-directories.ts';
import type { NamedDirectory } from '../report/compare/merge/sources.ts';
import { preparePlaces } from '../run/places/prepare-places.ts';
import { writeRun } from '../run/write-run.ts';
import { type CommonOptions, settingsFor, withOptions } from './common-options.ts';
import { UsageError } from './exit-codes.ts';
import { tellJudged } from './judge/tell-judged.ts';

type MergeOptions = CommonOptions & { readonly allowPartial?: boolean };

/** `DIR`, or `NAME=DIR` to call the subject NAME. A directory that is there under the whole text goes first. */
function namedDirectory(text: string): NamedDirectory {
  const at = text.indexOf('=');
  if (at < 1 || existsSync(text)) return { directory: text, name: null };
  return { directory: text.slice(at + 1), name: text.slice(0, at) };
}

async function merge(texts: readonly string[], options: MergeOptions): Promise<number> {
  const { out } = options;
  if (out === undefined)
    throw new UsageError('Say where the merged report goes: --out DIR, a directory of its own.');
  const history = options.history ?? settingsFor({ ...options, embedded: true }).history;
  if (history !== null) readHistory(history);
  preparePlaces({ reportDir: out, history })();
  const merged = await mergeDirectories(texts.map(namedDirectory), {
    out,
    allowPartial: options.allowPartial ?? false,
  });
  const report = await writeRun(merged, { reportDir: out, history });
  return tellJudged(report, out, options);
}

/** `report merge`: shards of one run, or runs of several subjects, as one report. Exits as its worst subject would. */
export function addReportMerge(parent: Command, exit: (code: number) => void): void {
  const command = parent
    .command('merge')
    .argument('<dirs...>', 'report directories; NAME=DIR calls the subject NAME')
    .description('one report of several: shards of one run, or several subjects and editions side by side')
    .option('--allow-partial', 'merge evidence that is incomplete; the report says so, and exits with 130');
  withOptions(command, ['out', 'history', 'json', 'color', 'quiet']).action(
    async (texts: readonly string[], options: MergeOptions) => exit(await merge(texts, options)),
  );
}
