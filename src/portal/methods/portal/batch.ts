import { decodePhpForm, urlDecode } from '../../php/decode-form.ts';
import type { WireValue } from '../../php/encode-json.ts';
import { isTruthy } from '../../php/php-cast.ts';
import { dispatch } from '../../pipeline/dispatch.ts';
import { type Eventually, whenThere } from '../../pipeline/eventually.ts';
import { type Outcome, type Refusal, success } from '../../pipeline/outcome.ts';
import type { RestCall } from '../../pipeline/rest-call.ts';
import { systemError } from '../../pipeline/system-error.ts';
import { hasTime, timeBlock } from '../../pipeline/time-block.ts';
import type { MethodCall, PortalMethod } from '../portal-method.ts';
import { type BatchResults, resolveReferences } from './batch-references.ts';

const maxCommands = 50;
const notInside = new Set(['batch', 'download', 'upload']);

/**
 * Up to fifty commands in one call, each `method?urlencoded`; always answered with HTTP 200 and five PHP arrays. A command that is no string is
 * skipped, and does not count towards the fifty.
 *
 * @see docs/reference/portal.md B.5
 */
export const batch: PortalMethod = {
  name: 'batch',
  scopes: [],
  async handle(call) {
    const results: BatchResults = {
      result: new Map(),
      next: new Map(),
      total: new Map(),
      time: new Map(),
      error: new Map(),
    };
    const commands = parameter(call, 'cmd');
    const halt = isTruthy(parameter(call, 'halt'));
    let count = 0;
    for (const [key, command] of commands instanceof Map ? commands : []) {
      if (typeof command !== 'string') continue;
      const start = call.context.now();
      const ran = ++count > maxCommands ? tooMany(call) : run(call, command, results);
      // Only what is not there yet is waited for, so that the commands of a batch run without others between them.
      const outcome = judge(ran instanceof Promise ? await ran : ran, call, results.error.size);
      if (outcome === 'skip') continue;
      if (outcome.kind === 'broken-page') return outcome;
      keep(call, methodOf(command), key, outcome, start, results);
      if (halt && outcome.kind === 'refusal') break;
    }
    return success({
      result: results.result,
      result_error: results.error,
      result_total: results.total,
      result_next: results.next,
      result_time: results.time,
    });
  },
};

function parameter(call: MethodCall, name: string) {
  for (const [key, value] of call.params) if (key.toLowerCase() === name) return value;
  return undefined;
}

function tooMany(call: MethodCall): Refusal {
  return systemError('ERROR_BATCH_LENGTH_EXCEEDED', call.context.generation.statuses);
}

function methodOf(command: string): string {
  const question = command.indexOf('?');
  return urlDecode(question < 0 ? command : command.slice(0, question));
}

function run(call: MethodCall, command: string, results: BatchResults): Eventually<Outcome> {
  const question = command.indexOf('?');
  const method = methodOf(command);
  if (notInside.has(method))
    return systemError('ERROR_BATCH_METHOD_NOT_ALLOWED', call.context.generation.statuses);
  const params = resolveReferences(decodePhpForm(question < 0 ? '' : command.slice(question + 1)), results);
  const inner: RestCall = {
    ...call.rest,
    method,
    suffix: '',
    bodyKind: 'form',
    insideBatch: true,
    params,
    credential: call.credential,
    entry: undefined,
    instead: undefined,
    changes: undefined,
  };
  return whenThere(dispatch(inner, call.context), (outcome) => {
    if (inner.instead !== undefined) call.rest.instead = inner.instead;
    return outcome;
  });
}

function judge(outcome: Outcome, call: MethodCall, failedBefore: number): Outcome | 'skip' {
  let judged: Outcome | 'skip' = outcome;
  for (const interceptor of call.context.interceptors) {
    if (judged !== 'skip') judged = interceptor.command?.(judged, failedBefore) ?? judged;
  }
  return judged;
}

function keep(
  call: MethodCall,
  method: string,
  key: string,
  outcome: Exclude<Outcome, { kind: 'broken-page' }>,
  start: number,
  results: BatchResults,
): void {
  if (outcome.kind === 'refusal') {
    results.error.set(key, {
      error: outcome.error,
      error_description: outcome.description,
      ...outcome.extra,
    });
    return;
  }
  results.result.set(key, outcome.result as WireValue);
  if (outcome.next !== undefined) results.next.set(key, outcome.next);
  if (outcome.total !== undefined) results.total.set(key, outcome.total);
  const { context } = call;
  if (!hasTime(context.timeStyle)) return;
  const finish = context.now();
  const reading = context.generation.operating
    ? context.meter.read(method.toLowerCase(), call.credential.secret, finish)
    : undefined;
  results.time.set(key, timeBlock(context.timeStyle, { start, finish }, context.state.utcOffset, reading));
}
