import { closeSync, openSync, readSync } from 'node:fs';
import { unreadable } from '../read-text-file.ts';
import { readHar } from './read-har.ts';
import { readNdjson } from './read-ndjson.ts';
import type { TrafficExchange } from './traffic-message.ts';

/** A recording of traffic, which can be read several times. */
export interface TrafficSource {
  readonly source: 'har' | 'ndjson';
  exchanges(): AsyncIterable<TrafficExchange> | Iterable<TrafficExchange>;
}

/** How much of a file tells what it is. */
const headBytes = 64 * 1024;

function headOf(file: string): string {
  const bytes = Buffer.alloc(headBytes);
  const handle = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, headBytes, 0));
  } finally {
    closeSync(handle);
  }
}

/** Opens a file that holds recorded traffic; undefined for a file or directory that holds something else. */
export function openTraffic(file: string): TrafficSource | undefined {
  if (unreadable(file) !== null) return undefined;
  const head = headOf(file)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (!head.startsWith('{')) return undefined;
  const [first = ''] = head.split('\n', 1);
  if (/^\{\s*"type"\s*:\s*"run"/.test(first)) return undefined;
  if (/^\{\s*"log"\s*:/.test(head)) {
    let entries: readonly TrafficExchange[] | undefined;
    return {
      source: 'har',
      exchanges: () => {
        entries ??= readHar(file);
        return entries;
      },
    };
  }
  return /"request"\s*:/.test(first) ? { source: 'ndjson', exchanges: () => readNdjson(file) } : undefined;
}
