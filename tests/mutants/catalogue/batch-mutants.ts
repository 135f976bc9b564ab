import { unavailable, written } from '../../../src/portal/generations/writing-responses.ts';
import { dialogText, isWriting, refusedWith } from '../../../src/portal/interceptors/writing-call.ts';
import type { WireValue } from '../../../src/portal/php/encode-json.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import { type Outcome, refusal, success } from '../../../src/portal/pipeline/outcome.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { isBatch, members } from '../deviations.ts';
import { must } from '../mutant.ts';

/** A deviation of every batch shows in a batch at its limits as well. */
const atLimitsToo = ['batch-limits'];

type Results = Map<string, WireValue>;

const denied: WireValue = { error: 'ACCESS_ERROR', error_description: 'Action unavailable' };

/** Rearranges the results and errors of a batch; both are copies. */
function rearrange(change: (result: Results, errors: Results) => void): () => Interceptor {
  return () =>
    members(
      (envelope) => {
        const maps = envelope['result'];
        if (typeof maps !== 'object' || maps === null || !('result_error' in maps)) return envelope;
        const { result, result_error: errors, ...others } = maps as Readonly<Record<string, WireValue>>;
        const copies = [new Map(result as Results), new Map(errors as Results)] as const;
        change(...copies);
        return { ...envelope, result: { ...others, result: copies[0], result_error: copies[1] } };
      },
      (_, call) => isBatch(call),
    );
}

/** Ends otherwise inside a batch. */
function inside(change: (outcome: Outcome, call: RestCall) => Outcome): () => Interceptor {
  return () => ({ outcome: (o, call) => (call.insideBatch && isWriting(call) ? change(o, call) : o) });
}

function keys(map: Results): string[] {
  return [...map.keys()];
}

/** Portals whose batch is not what the single calls are. */
export const batchMutants = [
  ...must('batch', 'batch-agrees', {
    'batch-forgets-results': ['leaves successes out of a batch', rearrange((result) => result.clear())],
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
      atLimitsToo,
    ],
    'batch-adds-errors': [
      'adds an error that no command made',
      rearrange((_, errors) => void errors.set('more', denied)),
      atLimitsToo,
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
          if (!isBatch(call) || o.kind !== 'success') return o;
          const { result_error: errors } = o.result as Readonly<Record<string, Results>>;
          return errors !== undefined && errors.size > 0 ? unavailable : o;
        },
      }),
    ],
    'batch-result-is-a-list': [
      'answers a batch with a bare list',
      () =>
        members(
          (envelope) => ({ ...envelope, result: [true] }),
          (o, call) => o.kind === 'success' && isBatch(call),
        ),
      atLimitsToo,
    ],
  }),
];
