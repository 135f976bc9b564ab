import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadSubject, shippedSubjects, subjectsDirectory } from '../../../src/sdk/load-subject.ts';

function subjectFile(text: string): string {
  const file = test.info().outputPath('subjects', 'mine.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

test('paths beside the file are resolved, other words are not', () => {
  const file = subjectFile(
    'name: mine-1.0\ntitle: Mine 1.0\ncommand: [node, ../adapter.mjs, ../absent.mjs, mine, a/b]\n',
  );
  writeFileSync(join(dirname(file), '..', 'adapter.mjs'), '');
  expect(loadSubject(file)).toEqual({
    name: 'mine-1.0',
    title: 'Mine 1.0',
    command: [process.execPath, join(dirname(file), '..', 'adapter.mjs'), '../absent.mjs', 'mine', 'a/b'],
    auth: null,
    deviations: null,
    isDefault: false,
    isExample: false,
    package: null,
    alsoInstall: [],
    reproduce: null,
    workingCopy: null,
    file,
  });
});

test('what is wrong with a subject file is said with its place', () => {
  const file = subjectFile(
    'name: Mine!\ntitle: Mine\ncommand: node adapter.mjs\nauth: [basic]\nshell: true\nreprodce: x.mjs\n',
  );
  const message = (): string => {
    try {
      loadSubject(file);
      return '';
    } catch (error) {
      return String((error as Error).message).replaceAll(file, 'FILE');
    }
  };
  expect(message().split('\n').sort()).toEqual([
    'FILE:1:1 /name: This must match pattern "^[a-z0-9]+([-.][a-z0-9]+)*$".',
    'FILE:3:1 /command: This must be of type array.',
    'FILE:4:8 /auth/0: This must be one of "webhook", "oauth".',
    'FILE:5:1 /shell: There is no member "shell" here: remove it, or correct its name.',
    'FILE:6:1 /reprodce: There is no member "reprodce" here. Did you mean "reproduce"?',
  ]);
});

test('a ledger that is not there is named', () => {
  const file = subjectFile('name: mine\ntitle: Mine\ncommand: [node]\ndeviations: ../known.yaml\n');
  expect(() => loadSubject(file)).toThrow('/deviations: There is no file ../known.yaml beside this one.');
});

test('every subject that comes with the suite can be read and is named like its file', () => {
  const names = shippedSubjects();
  expect(names.map((name) => loadSubject(join(subjectsDirectory(), `${name}.yaml`)).name)).toEqual(names);
});
