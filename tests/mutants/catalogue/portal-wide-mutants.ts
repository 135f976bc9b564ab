import { dialogIdEmpty, unavailable, written } from '../../../src/portal/generations/writing-responses.ts';
import { rewrite } from '../../../src/portal/interceptors/writing-call.ts';
import type { Instead } from '../../../src/portal/pipeline/response.ts';
import { faulty, portalWide } from '../mutant.ts';

const unauthorized: Instead = {
  status: 401,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: '{"error":"INVALID_CREDENTIALS","error_description":"Invalid request credentials"}',
};

/** Portals that are wrong in everything, and portals that are not there. */
export const portalWideMutants = [
  ...portalWide('whole', 'MUST', {
    'accepts-everything': ['answers true to every call', () => ({ outcome: () => written })],
    'accepts-nothing': ['answers ACCESS_ERROR to every call', () => ({ outcome: () => unavailable })],
    'one-error-for-all': [
      'answers DIALOG_ID_EMPTY to every call it refuses',
      () => rewrite((outcome) => outcome.kind !== 'success', dialogIdEmpty),
    ],
    'never-succeeds': [
      'answers ACCESS_ERROR to every call that should succeed',
      () => rewrite((outcome) => outcome.kind === 'success', unavailable),
    ],
    ...faulty('errors-with-200'),
  }),
  ...portalWide('proxy', 'network', {
    'signs-nobody-in': [
      'answers 401 INVALID_CREDENTIALS to every call',
      () => ({ arrival: () => unauthorized }),
    ],
    ...faulty('html-error-page', 'hangs', 'drops-connections', 'rate-limited'),
  }),
];
