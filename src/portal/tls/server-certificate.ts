import { makeRunCertificate, type RunCertificate } from './run-certificate.ts';

/** What the certificate of a server depends on, be it the portal or a proxy before one. */
export interface ServerCertificateOptions {
  readonly https?: boolean | undefined;
  /** The address or name that the server listens on. */
  readonly host?: string | undefined;
  /** The certificate where several servers share one. */
  readonly certificate?: RunCertificate | undefined;
  /** A directory that keeps the authority. It comes before a certificate that is given. */
  readonly authorityDirectory?: string | undefined;
}

/**
 * The certificate of https: one of the authority that is kept, the one that is given, or one made for this run. Undefined without https.
 *
 * @throws Error for a directory that cannot be used, or a file in it that is no authority
 */
export async function serverCertificate({
  https,
  host,
  certificate,
  authorityDirectory,
}: ServerCertificateOptions): Promise<RunCertificate | undefined> {
  if (!https) return undefined;
  const hosts = host === undefined || host === '0.0.0.0' || host.includes(':') ? [] : [host];
  if (authorityDirectory === undefined) return certificate ?? makeRunCertificate(hosts);
  const { keptCertificate } = await import('./kept-authority.ts');
  return keptCertificate(authorityDirectory, hosts);
}
