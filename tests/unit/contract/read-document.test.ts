import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readDocument } from '../../../src/contract/document/read-document.ts';
import { maxTextFileBytes } from '../../../src/read-text-file.ts';

/** What is said of a file with this content. */
function refusalOf(content: string | Buffer): string {
  const file = test.info().outputPath('document.yaml');
  writeFileSync(file, content);
  return refusalAt(file).replace(file, 'FILE');
}

function refusalAt(file: string): string {
  try {
    readDocument(file);
    return 'accepted';
  } catch (error) {
    return error instanceof Error && error.name === 'ContractError' ? error.message : `unforeseen: ${error}`;
  }
}

const refusals: Readonly<Record<string, readonly [content: string | Buffer, says: string]>> = {
  'UTF-16': [
    Buffer.from('\ufeffa: 1', 'utf16le'),
    'FILE:1:1 (document): The file is UTF-16 text: save it as UTF-8.',
  ],
  'another encoding': [
    Buffer.from('a: 1\nb: caf\xe9\n', 'latin1'),
    'FILE:2:1 (document): The file is not UTF-8 text: save it as UTF-8.',
  ],
  'comments only': [
    '# nothing\n',
    'FILE:1:1 (document): The file is empty. It must hold a mapping of names to values.',
  ],
  'a name that is a list': [
    '? [a]\n: 1\n',
    'FILE:1:3 /: This is no valid YAML here: the name of a member must be a text.',
  ],
  'aliases that explode': [
    `a: &a [1]\n${[...'bcdefg'].map((name, at) => `${name}: &${name} [${`*${'abcdef'[at]}, `.repeat(9)}]`).join('\n')}`,
    'FILE:1:1 (document): The aliases of this file expand to too many values.',
  ],
  'too many bytes': [' '.repeat(maxTextFileBytes + 1), 'FILE:1:1 (document): The file is larger than 8 MiB.'],
};

for (const [name, [content, says]] of Object.entries(refusals)) {
  test(`a document with ${name} is refused by its true cause`, () => {
    expect(refusalOf(content)).toBe(says);
  });
}

test('a directory and a device are refused before they are read', () => {
  const directory = test.info().outputPath('d');
  mkdirSync(directory);
  expect(refusalAt(directory)).toBe(`${directory}:1:1 (document): The file is a directory, not a file.`);
  expect(refusalAt('/dev/zero')).toBe('/dev/zero:1:1 (document): The file is not a regular file.');
});

test('nothing that the library has to say reaches the screen', () => {
  const printed: unknown[] = [];
  const keep = (warning: unknown) => printed.push(warning);
  process.on('warning', keep);
  refusalOf('%YAML 1.9\n---\n? {a: 1}\n: !x 2\n');
  process.off('warning', keep);
  expect(printed).toEqual([]);
});
