import type { KeyPair } from '../transport/listen.ts';

/** A certificate for 127.0.0.1 and localhost, and the authority that signed it; both live for one day. */
export interface RunCertificate extends KeyPair {
  /** PEM of the authority, to be given to clients (`NODE_EXTRA_CA_CERTS`, `curl --cacert`). Its key is thrown away. */
  readonly authority: string;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Makes both anew, on elliptic keys, which takes some ten milliseconds.
 *
 * @param hosts further DNS names the certificate stands for, wildcards included
 */
export async function makeRunCertificate(hosts: readonly string[] = []): Promise<RunCertificate> {
  const { generate } = await import('selfsigned');
  const from = new Date(Date.now() - 60_000);
  const shared = {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: from,
    notAfterDate: new Date(from.getTime() + day),
  } as const;
  const authority = await generate([{ name: 'commonName', value: 'b24-conformance run authority' }], {
    ...shared,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...shared,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          ...hosts.map((value) => ({ type: 2 as const, value })),
        ],
      },
    ],
  });
  return { key: server.private, cert: server.cert, authority: authority.cert };
}
