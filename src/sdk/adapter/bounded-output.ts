import type { Readable } from 'node:stream';

/** Bytes of an adapter's output. */
export const outputLimits = {
  /** A longer line is a flood: no reply is that long. */
  line: 4 * 1024 * 1024,
  /** All of stdout. */
  stdout: 16 * 1024 * 1024,
  /** Of stderr and of log lines; more is read and dropped. */
  kept: 64 * 1024,
} as const;

/** Reads lines as they come, and says `flood` once and stops as soon as there is more than anybody needs. */
export function readLines(
  stream: Readable,
  on: { readonly line: (text: string) => void; readonly flood: () => void },
): void {
  let waiting: Buffer[] = [];
  let length = 0;
  let total = 0;
  let isFlooded = false;
  const flush = () => {
    const text = Buffer.concat(waiting).toString('utf8').replace(/\r$/, '');
    waiting = [];
    length = 0;
    if (text.trim() !== '') on.line(text);
  };
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    if (isFlooded) return;
    total += chunk.length;
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      waiting.push(chunk.subarray(from, end));
      flush();
      from = end + 1;
    }
    waiting.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length <= outputLimits.line && total <= outputLimits.stdout) return;
    isFlooded = true;
    waiting = [];
    on.flood();
  });
  stream.on('end', () => {
    if (!isFlooded && length > 0) flush();
  });
}

/** Text that keeps its first {@link outputLimits.kept} characters. */
export function createBoundedText(): { add(text: string): void; text(): string } {
  let kept = '';
  let dropped = 0;
  return {
    add(text) {
      const room = Math.max(0, outputLimits.kept - kept.length);
      kept += text.slice(0, room);
      dropped += Math.max(0, text.length - room);
    },
    text: () => (dropped === 0 ? kept : `${kept}\n[${dropped} more characters]`),
  };
}
