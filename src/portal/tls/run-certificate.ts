import type { KeyPair } from '../transport/listen.ts';

/** A certificate for 127.0.0.1 and localhost, and the authority that signed it. */
export interface RunCertificate extends KeyPair {
  /** PEM of the authority, to be given to clients (`NODE_EXTRA_CA_CERTS`, `curl --cacert`). */
  readonly authority: string;
}

/** Milliseconds of a day. */
export const day = 24 * 60 * 60 * 1000;

/** Options of both certificates: elliptic keys, which are made in some ten milliseconds. */
function optionsFor(ms: number) {
  const from = new Date(Date.now() - 60_000);
  return {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: from,
    notAfterDate: new Date(from.getTime() + ms),
  } as const;
}

/**
 * Makes an authority that may sign certificates.
 *
 * @param ms how long it is good for, in milliseconds
 */
export async function makeAuthority(name: string, ms: number): Promise<KeyPair> {
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    ...optionsFor(ms),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key, cert };
}

/**
 * Makes a certificate for this machine.
 *
 * @param ms how long it is good for, in milliseconds
 * @param hosts further DNS names and IPv4 addresses that it stands for, wildcards included
 */
export async function signedCertificate(
  authority: KeyPair,
  ms: number,
  hosts: readonly string[],
): Promise<RunCertificate> {
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...optionsFor(ms),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          ...hosts.map((host) =>
            /^[\d.]+$/.test(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
          ),
        ],
      },
    ],
  });
  return { key, cert, authority: authority.cert };
}

/**
 * Makes authority and certificate anew, both for one day. The authority's key is thrown away.
 *
 * @param hosts further DNS names the certificate stands for, wildcards included
 */
export async function makeRunCertificate(hosts: readonly string[] = []): Promise<RunCertificate> {
  return signedCertificate(await makeAuthority('b24-conformance run authority', day), day, hosts);
}
