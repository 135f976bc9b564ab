import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Copies a declaration file and every one that it imports, however indirectly. Declarations that no exported entry reaches serve nobody. */
export function copyDeclarations(from, to, entry) {
  const waiting = [entry];
  const known = new Set(waiting);
  for (const file of waiting) {
    const text = readFileSync(join(from, file), 'utf8');
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(join(from, file), join(to, file));
    for (const [, path] of text.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)\.[jt]sx?["']/g)) {
      const imported = normalize(join(dirname(file), `${path}.d.ts`));
      if (!known.has(imported)) waiting.push(imported);
      known.add(imported);
    }
  }
}
