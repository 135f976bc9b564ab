import { expect, test } from '@playwright/test';
import { idsInRun } from '../../../../src/evaluate/baseline/ids-in-run.ts';

const get = { method: 'im.dialog.get', edition: '2026-08' };
const writing = { method: 'im.dialog.writing', edition: '2024-12' };
const user = { method: 'user.get', edition: '2026-08' };
const several = [get, writing, user];

for (const { says, about, scope = {}, documents = several, ids } of [
  { says: 'a case in a run of one method', about: 'a/b', documents: [get], ids: ['a/b'] },
  { says: 'a case of that method, by name', about: 'im.dialog.get:a/b', documents: [get], ids: ['a/b'] },
  { says: 'a case of another method', about: 'user.get:a/b', documents: [get], ids: [] },
  {
    says: 'a case of the method of the ledger',
    about: 'a/b',
    scope: { method: 'im.dialog.get' },
    documents: [get],
    ids: ['a/b'],
  },
  {
    says: 'a case of another method of the ledger',
    about: 'a/b',
    scope: { method: 'user.get' },
    documents: [get],
    ids: [],
  },
  {
    says: 'a case of another edition',
    about: 'a/b',
    scope: { edition: '2024-12' },
    documents: [get],
    ids: [],
  },
  { says: 'a case with a colon in its name', about: 'a/b:c', documents: [get], ids: ['a/b:c'] },
  { says: 'a case in a run of several', about: 'user.get:a/b', ids: ['user.get:a/b'] },
  {
    says: 'a case of the method of the ledger in a run of several',
    about: 'a/b',
    scope: { method: 'im.dialog.writing' },
    ids: ['im.dialog.writing:a/b'],
  },
  {
    says: 'a case that names another method than the ledger',
    about: 'user.get:a/b',
    scope: { method: 'im.dialog.writing' },
    ids: ['user.get:a/b'],
  },
  { says: 'a case without a method in a run of several', about: 'a/b', ids: null },
  { says: 'every case', about: '*', ids: ['*'] },
  {
    says: 'every case of an edition that some methods have',
    about: '*',
    scope: { edition: '2026-08' },
    ids: ['im.dialog.get:*', 'user.get:*'],
  },
  { says: 'a pattern of methods', about: 'im.*:no-leak/*', ids: ['im.*:no-leak/*'] },
  {
    says: 'a pattern of methods, in an edition that one of them has',
    about: 'im.*:no-leak/*',
    scope: { edition: '2024-12' },
    ids: ['im.dialog.writing:no-leak/*'],
  },
  { says: 'a method that is not judged', about: 'profile:a/b', ids: [] },
]) {
  test(`${says}: ${about} is ${ids === null ? 'refused' : ids.join(', ') || 'left out'}`, () => {
    expect(idsInRun(about, scope, documents)).toEqual(ids);
  });
}
