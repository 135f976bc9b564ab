import { unavailable, written } from '../generations/writing-responses.ts';
import type { WireValue } from '../php/encode-json.ts';
import type { Interceptor } from '../pipeline/interceptor.ts';
import { type Outcome, refusal, success } from '../pipeline/outcome.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import { members } from './alter.ts';
import { must } from './mutant.ts';
import { dialogText, isWriting, refusedWith } from './writing-call.ts';

type Results = Map<string, WireValue>;

const isBatch = (_: Outcome, call: RestCall) => call.method.toLowerCase() === 'batch' && !call.insideBatch;
const denied: WireValue = { error: 'ACCESS_ERROR', error_description: 'Action unavailable' };

/** Rearranges the results and errors of a batch; both are copies. */
function rearrange(change: (result: Results, errors: Results) => void): () => Interceptor {
  return () =>
    members((envelope) => {
      const maps = envelope['result'];
      if (typeof maps !== 'object' || maps === null || !('result_error' in maps)) return envelope;
      const { result, result_error: errors, ...others } = maps as Readonly<Record<string, WireValue>>;
      const copies = [new Map(result as Results), new Map(errors as Results)] as const;
      change(...copies);
      return { ...envelope, result: { ...others, result: copies[0], result_error: copies[1] } };
    }, isBatch);
}

/** Ends otherwise inside a batch. */
function inside(change: (outcome: Outcome, call: RestCall) => Outcome): () => Interceptor {
  return () => ({ outcome: (o, call) => (call.insideBatch && isWriting(call) ? change(o, call) : o) });
}

/** Does not take a batch that comes in some way. */
function refuses(holds: (call: RestCall) => boolean): () => Interceptor {
  return () => ({
    outcome: (o, call) =>
      o.kind === 'success' && isBatch(o, call) && holds(call)
        ? refusal(400, 'ERROR_ARGUMENT', 'No commands')
        : o,
  });
}

const commandsOf = (call: RestCall) => {
  const commands = [...call.params].find(([name]) => name.toLowerCase() === 'cmd')?.[1];
  return commands instanceof Map ? commands : new Map<string, never>();
};

function keys(map: Results): string[] {
  return [...map.keys()];
}

/** Portals whose batch is not what the single calls are. */
export const batchMutants = [
  ...must('batch', 'batch-agrees', {
    'batch-forgets-results': ['leaves successes out of a batch', rearrange((result) => result.clear())],
    'batch-forgets-the-last': [
      'does not carry out the last command of a batch',
      () => ({
        call(call) {
          const commands = commandsOf(call);
          const last = [...commands.keys()].at(-1);
          if (isBatch(written, call) && commands.size > 1 && last !== undefined) commands.delete(last);
          return undefined;
        },
      }),
    ],
    'batch-carries-out-one': [
      'carries out the first command of a batch and no other',
      () => ({
        call(call) {
          if (isBatch(written, call)) {
            const commands = commandsOf(call);
            for (const name of [...commands.keys()].slice(1)) commands.delete(name);
          }
          return undefined;
        },
      }),
    ],
    'batch-mixes-keys': [
      'puts the results of a batch under one another’s keys',
      rearrange((result, errors) => {
        const [yes, no] = [keys(result)[0], keys(errors)[0]];
        if (yes === undefined || no === undefined) return;
        errors.set(yes, errors.get(no) ?? null).delete(no);
        result.set(no, true).delete(yes);
      }),
    ],
    'batch-counts-anew': [
      'numbers the results of a batch instead of naming them',
      rearrange((result) => {
        const values = [...result.values()];
        result.clear();
        for (const [index, value] of values.entries()) result.set(`n${index}`, value);
      }),
    ],
    'batch-errors-among-results': [
      'puts the errors of a batch among its results',
      rearrange((result, errors) => {
        for (const [name, error] of errors) result.set(name, error);
        errors.clear();
      }),
    ],
    'batch-null-for-errors': [
      'puts null among the results beside each error of a batch',
      rearrange((result, errors) => {
        for (const name of errors.keys()) result.set(name, null);
      }),
    ],
    'batch-adds-results': [
      'adds a result that no command asked for',
      rearrange((result) => void result.set('more', true)),
    ],
    'batch-adds-errors': [
      'adds an error that no command made',
      rearrange((_, errors) => void errors.set('more', denied)),
    ],
    'batch-errors-as-text': [
      'gives the errors of a batch as text',
      rearrange((_, errors) => {
        for (const name of keys(errors)) errors.set(name, 'ACCESS_ERROR');
      }),
    ],
    'batch-one-code-for-all': [
      'gives all errors of a batch the same code',
      rearrange((_, errors) => {
        for (const name of keys(errors)) errors.set(name, denied);
      }),
    ],
    'batch-result-is-one': [
      'answers 1 for true in a batch',
      inside((o) => (o.kind === 'success' ? success(1) : o)),
    ],
    'batch-lets-in': [
      'lets everybody in by batch',
      inside((o) => (refusedWith('ACCESS_ERROR', o) ? written : o)),
    ],
    'batch-denies': [
      'denies in a batch what it allows alone',
      inside((o) => (o.kind === 'success' ? unavailable : o)),
    ],
    'batch-denies-users': [
      'denies users in a batch',
      inside((o, call) => (o.kind === 'success' && /^\d/.test(dialogText(call)) ? unavailable : o)),
    ],
    'batch-swaps-codes': [
      'mixes up the codes of malformed ids in a batch',
      inside((o) => (refusedWith('CHAT_ID_EMPTY', o) ? refusal(400, 'DIALOG_ID_EMPTY', 'No') : o)),
    ],
    'batch-fails-as-a-whole': [
      'answers a batch with the error of its first failing command',
      () => ({
        outcome(o, call) {
          if (!isBatch(o, call) || o.kind !== 'success') return o;
          const { result_error: errors } = o.result as Readonly<Record<string, Results>>;
          return errors !== undefined && errors.size > 0 ? unavailable : o;
        },
      }),
    ],
    'batch-ignores-halt': [
      'carries out commands behind a failing one though halt is set',
      () => ({
        call(call) {
          if (isBatch(written, call))
            for (const name of [...call.params.keys()]) if (/^halt$/i.test(name)) call.params.delete(name);
          return undefined;
        },
      }),
    ],
    'batch-ignores-halt-in-forms': [
      'overlooks halt in a form',
      () => ({
        call(call) {
          if (isBatch(written, call) && call.bodyKind === 'form')
            for (const name of [...call.params.keys()]) if (/^halt$/i.test(name)) call.params.delete(name);
          return undefined;
        },
      }),
    ],
    'batch-runs-backwards': [
      'carries out the commands of a batch from the last to the first',
      () => ({
        call(call) {
          if (!isBatch(written, call)) return undefined;
          const commands = commandsOf(call);
          const entries = [...commands].reverse();
          commands.clear();
          for (const [name, command] of entries) commands.set(name, command);
          return undefined;
        },
      }),
    ],
    'batch-runs-by-name': [
      'carries out the commands of a batch in the order of their names',
      () => ({
        call(call) {
          if (!isBatch(written, call)) return undefined;
          const commands = commandsOf(call);
          const entries = [...commands].sort(([a], [b]) => (a < b ? -1 : 1));
          commands.clear();
          for (const [name, command] of entries) commands.set(name, command);
          return undefined;
        },
      }),
    ],
    'batch-takes-no-list': ['takes no batch without names', refuses((call) => commandsOf(call).has('0'))],
    'batch-takes-no-form': ['takes no batch in a form', refuses((call) => call.bodyKind === 'form')],
    'batch-takes-no-get': ['takes no batch by GET', refuses((call) => call.wire.httpMethod === 'GET')],
    'batch-takes-twenty': [
      'takes no batch of more than twenty commands',
      refuses((call) => commandsOf(call).size > 20),
    ],
    'batch-is-unknown': ['knows no batch', refuses(() => true)],
    'batch-result-is-a-list': [
      'answers a batch with a bare list',
      () =>
        members(
          (envelope) => ({ ...envelope, result: [true] }),
          (o, call) => o.kind === 'success' && isBatch(o, call),
        ),
    ],
  }),
];
