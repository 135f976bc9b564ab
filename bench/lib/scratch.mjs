import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Lends a new empty directory, without a `.env`, to `use` and removes it afterwards. */
export async function withScratch(use) {
  const directory = mkdtempSync(join(tmpdir(), 'b24-bench-'));
  try {
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
