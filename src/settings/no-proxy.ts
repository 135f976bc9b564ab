import { BlockList, isIP } from 'node:net';

/** A host as it is called. */
interface Host {
  /** As in a URL: lower case, punycode, an IPv6 address in brackets. */
  readonly hostname: string;
  readonly port: number;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function isInSubnet(address: string, net: string, bits: number): boolean {
  if (isIP(address) === 0 || isIP(address) !== isIP(net)) return false;
  const list = new BlockList();
  list.addSubnet(net, bits, familyOf(net));
  return list.check(address, familyOf(address));
}

function isDomain(text: string): boolean {
  return URL.canParse(`http://${text}/`) && /^[^\s/@?#*<>\\[\]]+$/.test(text);
}

/** Whether an entry covers a host; null where the entry cannot be understood. */
function covers(entry: string, { hostname, port }: Host): boolean | null {
  const address = hostname.replace(/^\[|\]$/g, '');
  const [, net = '', bits = ''] = /^([\d.]+|\[?[\da-f:.]+\]?)\/(\d{1,3})$/i.exec(entry) ?? [];
  const bare = net.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) {
    const fits = Number(bits) <= (isIP(bare) === 6 ? 128 : 32);
    return fits ? isInSubnet(address, bare, Number(bits)) : null;
  }
  const plain = entry.replace(/^\[|\]$/g, '');
  if (isIP(plain) !== 0) return isInSubnet(address, plain, isIP(plain) === 6 ? 128 : 32);
  const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (only !== undefined && Number(only) !== port) return false;
  if (name.startsWith('[') || isIP(name) !== 0) return covers(name, { hostname, port });
  const domain = name.replace(/^\*?\./, '');
  if (!isDomain(domain)) return null;
  const ascii = new URL(`http://${domain}/`).hostname;
  return hostname === ascii || hostname.endsWith(`.${ascii}`);
}

/**
 * Whether `NO_PROXY` takes a host from the proxy: `*`, a domain with all below it (with or without `*.` or a dot before it),
 * an address, a subnet (`10.0.0.0/8`), each with a port or without. Programs differ in what they understand here, so an entry
 * of another form is not skipped: it comes back as `unknown`, counted from 1.
 */
export function bypasses(noProxy: string, host: Host): boolean | { readonly unknown: number } {
  const entries = noProxy.split(/[,\s]+/).filter((entry) => entry !== '');
  const results = entries.map((entry) => entry === '*' || covers(entry, host));
  const unknown = results.indexOf(null);
  return unknown >= 0 ? { unknown: unknown + 1 } : results.includes(true);
}
