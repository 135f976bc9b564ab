import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from '../transport/listen.ts';
import { day, makeAuthority, type RunCertificate, signedCertificate } from './run-certificate.ts';

/** How long a kept authority is good for, and how long before its end a new one takes its place. */
const authorityDays = 5 * 365;
const renewDays = 30;

/** A portal may run for weeks; browsers take certificates of up to 398 days. */
const certificateDays = 90;

/** The file that clients trust, as the command line names it too, and the one with the key, which only its owner can read. */
const publicFile = 'authority.pem';
const privateFile = 'authority-key.pem';

/**
 * A certificate signed by the authority that a directory keeps, so that clients have to trust it once and not at each start. The authority is
 * made on first use, and again 30 days before its end.
 *
 * @param hosts further DNS names and IPv4 addresses the certificate stands for
 * @throws Error for a directory that cannot be used, or a file in it that is no authority
 */
export async function keptCertificate(
  directory: string,
  hosts: readonly string[] = [],
): Promise<RunCertificate> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, privateFile);
  const known = readAuthority(file);
  const authority = known ?? (await newAuthority(file));
  writeFileSync(join(directory, publicFile), authority.cert);
  return signedCertificate(authority, certificateDays * day, hosts);
}

/** The authority in a file; undefined where there is none, or where it is about to end. */
function readAuthority(file: string): KeyPair | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const [key = '', cert = ''] = text.match(/-----BEGIN [A-Z ]+-----[\s\S]+?-----END [A-Z ]+-----/g) ?? [];
  try {
    const certificate = new X509Certificate(cert);
    if (!certificate.ca || !certificate.checkPrivateKey(createPrivateKey(key)))
      throw new Error('no authority');
    const isEnding = Date.parse(certificate.validTo) < Date.now() + renewDays * day;
    return isEnding ? undefined : { key, cert };
  } catch {
    throw new Error(
      `${file} holds no key and certificate of an authority. Remove it, and a new one is made.`,
    );
  }
}

/** Written beside and moved into place: two portals that start at once never read half a file. */
async function newAuthority(file: string): Promise<KeyPair> {
  const made = await makeAuthority('b24-conformance kept authority', authorityDays * day);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${made.key.trim()}\n${made.cert.trim()}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
  return readAuthority(file) ?? made;
}
