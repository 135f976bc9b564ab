import { type CodeEntry, intermediaryCause } from './code-entry.ts';

const any = ['any'] as const;
const unseen = ['unseen'] as const;
const undecided = ['undecided'] as const;

const redirectCause =
  'The address is not the final one: http in place of https, a renamed portal, a missing slash, or a login page.';

/** Codes of what keeps any check on a portal from judging: no response, or one that says nothing of the method. */
export const networkCodes = {
  redirected: {
    by: any,
    weights: undecided,
    says: 'The portal redirected the call: see no-redirect.',
    cause: redirectCause,
  },
  'rate-limited': {
    by: any,
    weights: undecided,
    says: 'The portal asked to slow down, so its response says nothing of the method.',
    cause:
      'More requests come than the portal allows: another client of the same portal, or a rate that is too high (B24_RATE).',
  },
  'portal-state': {
    by: any,
    weights: undecided,
    says: '{state}',
    means:
      'The whole portal refuses the caller, whatever is called, so its response says nothing of the method. The states are in spec/portal-states.yaml.',
    cause: 'The state of the portal, or of the credential: the first reason of the report says what to do.',
  },
  blocked: {
    by: any,
    weights: unseen,
    says: 'An intermediary, such as a firewall, blocks this input with a page of its own.',
    cause:
      'A web application firewall takes the input for an attack: judge the portal from an address that it lets pass.',
  },
  unreadable: {
    by: any,
    weights: undecided,
    says: 'The body cannot be read as a response: see one-json-text.',
    cause: 'The body is declared as JSON and is not JSON: see the findings of one-json-text.',
  },
  'nothing-to-judge': {
    by: any,
    weights: undecided,
    says: 'The run has no response that this clause is about.',
    cause: 'No response of that kind came in this run: look at the other findings first.',
  },
  'non-portal-response': {
    by: any,
    weights: unseen,
    says: 'The response came from an intermediary, such as a proxy or login page.',
    cause: intermediaryCause,
  },
  dns: {
    by: any,
    weights: unseen,
    says: '{failure}',
    means: 'The name of the host cannot be resolved.',
    cause: 'The host is mistyped, or this machine has no name server.',
  },
  refused: {
    by: any,
    weights: unseen,
    says: '{failure}',
    means: 'The host refuses the connection.',
    cause: 'Nothing listens there: a wrong port, a portal that is down, or a firewall.',
  },
  reset: {
    by: any,
    weights: unseen,
    says: '{failure}',
    means: 'The connection is closed before a response comes.',
    cause:
      'The portal, a proxy or a firewall drops the connection: a worker that died, or a filter that rejects the request.',
  },
  tls: {
    by: any,
    weights: unseen,
    says: '{failure}',
    means: 'No secure connection can be made.',
    cause:
      'The certificate is not valid for this host, has expired, or its issuer is not known here (NODE_EXTRA_CA_CERTS).',
  },
  timeout: {
    by: any,
    weights: unseen,
    says: '{failure}',
    means: 'No whole response comes within the time-out.',
    cause:
      'The portal waits for something itself (a lock, a push server), or a firewall drops the packets. See --timeout.',
  },
  protocol: {
    by: any,
    weights: unseen,
    says: '{failure}',
    means: 'The response breaks the framing of HTTP, or is not HTTP.',
    cause:
      'Something that is not HTTP listens there, or a proxy breaks the framing: http and https may be mixed up.',
  },
  incomplete: {
    by: any,
    weights: unseen,
    says: '{failure}',
    means: 'The response ends before its body does.',
    cause: 'The connection broke while the body came: a time-out of a proxy, or a worker that was ended.',
  },
  'not-sent': {
    by: any,
    weights: unseen,
    says: '{failure}',
    means: 'The request was not sent; the sentence says why.',
    cause: 'The portal was given up after it had not responded, or the request could not be made.',
  },
  other: {
    by: any,
    weights: unseen,
    says: '{failure}',
    means: 'The request failed in the network in another way.',
    cause: 'The network between here and the portal, or the portal is down: nothing was seen of it.',
  },
  redirect: {
    by: ['no-redirect'],
    weights: ['violation'],
    says: 'The portal redirects the caller, and with it the credential.',
    cause: redirectCause,
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
