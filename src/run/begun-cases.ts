import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Notes that a case begins. What is noted and leaves no evidence was lost with the process that ran it. */
export function noteBegun(begunFile: string, id: string): void {
  appendFileSync(begunFile, `${id}\n`);
}

/** The ids of the cases that have begun; none where the file is gone. */
export function begunCases(begunFile: string): readonly string[] {
  if (!existsSync(begunFile)) return [];
  return readFileSync(begunFile, 'utf8')
    .split('\n')
    .filter((id) => id !== '');
}
