import {
  authModes,
  type CallReply,
  type HandshakeReply,
  protocolVersion,
  replyOutcomes,
  resultKinds,
  schemes,
} from '../protocol.ts';

/** A line of an adapter's stdout, as far as it can be understood. */
export type AdapterLine =
  | { readonly kind: 'handshake'; readonly reply: HandshakeReply }
  | { readonly kind: 'call'; readonly reply: CallReply }
  /** No message at all: kept as log text. */
  | { readonly kind: 'log'; readonly text: string }
  /** A message that breaks the protocol. */
  | { readonly kind: 'broken'; readonly problem: string };

/** What an adapter need not say. Whoever does not say how a certificate or a proxy is taken reads the environment, as most programs do. */
const silent = { language: '', license: '', ca: 'env', proxy: 'none', capabilities: [] } as const;

type Message = Readonly<Record<string, unknown>>;

function isOneOf(words: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && words.includes(value);
}

function isListOf(words: readonly string[], value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isOneOf(words, item));
}

function isObject(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function handshakeProblem(message: Message): string | null {
  const texts = ['name', 'version'].find((name) => typeof message[name] !== 'string');
  if (texts !== undefined) return `the reply to handshake has no text as ${texts}`;
  if (!isListOf(authModes, message['auth']))
    return `auth of the reply to handshake is no list of ${authModes.join(', ')}`;
  if (!isListOf(schemes, message['schemes']))
    return `schemes of the reply to handshake is no list of ${schemes.join(', ')}`;
  const { capabilities = [] } = message;
  return Array.isArray(capabilities) ? null : 'capabilities of the reply to handshake is no list';
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}

function errorProblem(error: unknown): string | null {
  if (error === undefined || error === null) return null;
  if (!isObject(error)) return 'error is no object';
  const text = ['type', 'code', 'description', 'message', 'cause'].find(
    (name) => !isTextOrNothing(error[name]),
  );
  if (text !== undefined) return `error.${text} is no text`;
  const status = error['http_status'];
  return status === undefined || status === null || typeof status === 'number'
    ? null
    : 'error.http_status is no number';
}

function outcomeProblem(message: Message): string | null {
  const { outcome, result_kind: kind } = message;
  if (!isOneOf(replyOutcomes, outcome)) return `outcome is none of ${replyOutcomes.join(', ')}`;
  if (kind !== undefined && !isOneOf(resultKinds, kind))
    return `result_kind is none of ${resultKinds.join(', ')}`;
  if (outcome === 'result' && kind === undefined) return 'a result has no result_kind';
  return errorProblem(message['error']);
}

function replyProblem(message: Message): string | null {
  if (typeof message['id'] !== 'string') return 'a reply has no id';
  const { calls } = message;
  if (calls !== undefined && !Array.isArray(calls)) return 'calls is no list';
  const parts = [message, ...((calls as readonly unknown[] | undefined) ?? [])];
  for (const part of parts) {
    const problem = isObject(part) ? outcomeProblem(part) : 'a member of calls is no object';
    if (problem !== null) return problem;
  }
  return null;
}

/** Reads one line. Never throws: what is no message is log text, and a message that makes no sense says why. */
export function readAdapterLine(text: string): AdapterLine {
  let value: unknown;
  try {
    value = text.startsWith('{') ? JSON.parse(text) : null;
  } catch {
    value = null;
  }
  if (!isObject(value) || value['b24sdk'] !== protocolVersion) return { kind: 'log', text };
  if ('outcome' in value) {
    const problem = replyProblem(value);
    return problem === null
      ? { kind: 'call', reply: value as unknown as CallReply }
      : { kind: 'broken', problem };
  }
  if ('auth' in value || 'schemes' in value) {
    const problem = handshakeProblem(value);
    return problem === null
      ? { kind: 'handshake', reply: { ...silent, ...(value as unknown as HandshakeReply) } }
      : { kind: 'broken', problem };
  }
  return { kind: 'broken', problem: 'a message is neither a reply to handshake nor a reply to a call' };
}
