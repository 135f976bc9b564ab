import { dialogIdEmpty, unavailable, written } from '../generations/writing-responses.ts';
import type { Instead } from '../pipeline/response.ts';
import { portalWide } from './mutant.ts';
import { rewrite } from './writing-call.ts';

const badGateway: Instead = {
  status: 502,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
};

const unauthorized: Instead = {
  status: 401,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: '{"error":"INVALID_CREDENTIALS","error_description":"Invalid request credentials"}',
};

const tooMany: Instead = {
  status: 503,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: '{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}',
};

/** Portals that are wrong in everything, and portals that are not there. */
export const portalWideMutants = [
  ...portalWide('whole', 'MUST', {
    'accepts-everything': ['answers true to every call', () => ({ outcome: () => written })],
    'accepts-nothing': ['answers ACCESS_ERROR to every call', () => ({ outcome: () => unavailable })],
    'signs-nobody-in': [
      'answers 401 INVALID_CREDENTIALS to every call',
      () => ({ arrival: () => unauthorized }),
    ],
    'one-error-for-all': [
      'answers DIALOG_ID_EMPTY to every call it refuses',
      () => rewrite((outcome) => outcome.kind !== 'success', dialogIdEmpty),
    ],
    'never-succeeds': [
      'answers ACCESS_ERROR to every call that should succeed',
      () => rewrite((outcome) => outcome.kind === 'success', unavailable),
    ],
    'errors-with-200': [
      'sends its errors with status 200',
      () => ({ response: (response) => (response.status >= 400 ? { ...response, status: 200 } : response) }),
    ],
  }),
  ...portalWide('proxy', 'network', {
    'always-502': ['answers every call with the 502 page of a proxy', () => ({ arrival: () => badGateway })],
    hangs: ['never answers', () => ({ arrival: () => 'hang' })],
    'drops-everything': ['closes every connection without a response', () => ({ arrival: () => 'drop' })],
    'rate-limited': ['answers every call with 503 QUERY_LIMIT_EXCEEDED', () => ({ arrival: () => tooMany })],
  }),
];
