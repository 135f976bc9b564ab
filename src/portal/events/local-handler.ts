/** A name or address that leads to this machine, whoever asks. */
const loopback = /^(?:localhost|(?:[\w-]+\.)+localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/i;

/**
 * Why a handler may not be called: the portal calls this machine alone, and the hosts that its user named. Undefined where it may.
 *
 * @param hosts names of further hosts, without ports
 */
export function handlerProblem(handler: string, hosts: readonly string[]): string | undefined {
  if (!/^https?:/i.test(handler) || !URL.canParse(handler)) return 'the handler is no URL of http or https';
  const { hostname } = new URL(handler);
  if (loopback.test(hostname) || hosts.some((host) => host.toLowerCase() === hostname.toLowerCase()))
    return undefined;
  return `${hostname} is not this machine, and not among the hosts that may be called (eventHosts, --event-host)`;
}
