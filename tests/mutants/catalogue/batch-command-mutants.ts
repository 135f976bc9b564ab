import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import { refusal } from '../../../src/portal/pipeline/outcome.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { isBatch } from '../deviations.ts';
import { must } from '../mutant.ts';

/** A deviation of every batch shows in a batch at its limits as well. */
const atLimitsToo = ['batch-limits'];

/** Does not take a batch that comes in some way. */
function refuses(holds: (call: RestCall) => boolean): () => Interceptor {
  return () => ({
    outcome: (o, call) =>
      o.kind === 'success' && isBatch(call) && holds(call)
        ? refusal(400, 'ERROR_ARGUMENT', 'No commands')
        : o,
  });
}

const commandsOf = (call: RestCall) => {
  const commands = [...call.params].find(([name]) => name.toLowerCase() === 'cmd')?.[1];
  return commands instanceof Map ? commands : new Map<string, never>();
};

/** Portals that carry out other commands of a batch than those they were sent, or in another order, or refuse the batch. */
export const batchCommandMutants = [
  ...must('batch', 'batch-agrees', {
    'batch-forgets-the-last': [
      'does not carry out the last command of a batch',
      () => ({
        call(call) {
          const commands = commandsOf(call);
          const last = [...commands.keys()].at(-1);
          if (isBatch(call) && commands.size > 1 && last !== undefined) commands.delete(last);
          return undefined;
        },
      }),
    ],
    'batch-carries-out-one': [
      'carries out the first command of a batch and no other',
      () => ({
        call(call) {
          if (isBatch(call)) {
            const commands = commandsOf(call);
            for (const name of [...commands.keys()].slice(1)) commands.delete(name);
          }
          return undefined;
        },
      }),
    ],
    'batch-ignores-halt': [
      'carries out commands behind a failing one though halt is set',
      () => ({
        call(call) {
          if (isBatch(call))
            for (const name of [...call.params.keys()]) if (/^halt$/i.test(name)) call.params.delete(name);
          return undefined;
        },
      }),
    ],
    'batch-ignores-halt-in-forms': [
      'overlooks halt in a form',
      () => ({
        call(call) {
          if (isBatch(call) && call.bodyKind === 'form')
            for (const name of [...call.params.keys()]) if (/^halt$/i.test(name)) call.params.delete(name);
          return undefined;
        },
      }),
    ],
    'batch-runs-backwards': [
      'carries out the commands of a batch from the last to the first',
      () => ({
        call(call) {
          if (!isBatch(call)) return undefined;
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
          if (!isBatch(call)) return undefined;
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
    'batch-is-unknown': ['knows no batch', refuses(() => true), atLimitsToo],
  }),
];
