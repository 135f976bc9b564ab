import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { portalStates, portalStatesFile } from '../../../src/exchange/trouble/portal-states.ts';
import { stateShownBy } from '../../../src/exchange/trouble/proof.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { type ExchangeDraft, failed, makeExchange, page, refused } from '../evaluate/make-exchange.ts';

test('spec/portal-states.yaml keeps its schema, and no state is there twice', () => {
  const schema = JSON.parse(
    readFileSync(join(packageRoot(), 'spec/portal-states.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv({ allErrors: true }).compile(schema);
  const ids = portalStates.map(({ id }) => id);

  expect(validate(parse(readFileSync(portalStatesFile, 'utf8'))), JSON.stringify(validate.errors)).toBe(true);
  expect(ids).toEqual([...new Set(ids)]);
});

const shown: Readonly<Record<string, ExchangeDraft>> = {
  'rate-limit': refused(503, 'QUERY_LIMIT_EXCEEDED'),
  'operation-limit': refused(429, 'OPERATION_TIME_LIMIT'),
  overload: refused(401, 'OVERLOAD_LIMIT'),
  'plan-without-rest': refused(401, 'ACCESS_DENIED'),
  deleted: refused(403, 'PORTAL_DELETED'),
  revoked: refused(401, 'INVALID_CREDENTIALS'),
  'lacks-scope': refused(401, 'insufficient_scope'),
  'wrong-user': refused(401, 'user_access_error'),
  renamed: { status: 302 },
  'certificate-expired': failed('tls', 'CERT_HAS_EXPIRED'),
  'certificate-host': failed('tls', 'ERR_TLS_CERT_ALTNAME_INVALID'),
  'certificate-authority': failed('tls', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
  tls: failed('tls', 'EPROTO'),
  dns: failed('dns', 'ENOTFOUND'),
  refused: failed('refused', 'ECONNREFUSED'),
  hangs: failed('timeout', 'TIMEOUT'),
  'connection-lost': failed('reset', 'ECONNRESET'),
  'proxy-password': page(407),
  'page-of-firewall': page(403),
  gateway: page(502),
  page: page(200),
};

for (const [id, draft] of Object.entries(shown)) {
  test(`a control call shows the state ${id}`, () => {
    expect(stateShownBy(makeExchange(draft))?.id).toBe(id);
  });
}
