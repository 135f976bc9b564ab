import { refusedWith } from '../../../../src/portal/interceptors/writing-call.ts';
import type { WireValue } from '../../../../src/portal/php/encode-json.ts';
import type { Interceptor } from '../../../../src/portal/pipeline/interceptor.ts';
import { type Outcome, refusal, success } from '../../../../src/portal/pipeline/outcome.ts';
import type { RestCall } from '../../../../src/portal/pipeline/rest-call.ts';
import { isBatch } from '../../deviations.ts';
import { must } from '../../mutant.ts';

function commandsOf(call: RestCall): Map<string, unknown> | undefined {
  const commands = [...call.params].find(([name]) => name.toLowerCase() === 'cmd')?.[1];
  return commands instanceof Map ? commands : undefined;
}

/** Ends a batch otherwise where its commands meet a condition. */
function ends(holds: (commands: Map<string, unknown> | undefined) => boolean, instead: Outcome) {
  return (): Interceptor => ({
    outcome: (o, call) => (o.kind === 'success' && isBatch(call) && holds(commandsOf(call)) ? instead : o),
  });
}

/** Changes the errors of a batch, a copy. */
function errors(change: (errors: Map<string, WireValue>, result: Map<string, WireValue>) => void) {
  return (): Interceptor => ({
    envelope(envelope, _outcome, call) {
      const maps = envelope['result'];
      if (!isBatch(call) || typeof maps !== 'object' || maps === null || !('result_error' in maps))
        return envelope;
      const { result, result_error, ...others } = maps as Readonly<Record<string, WireValue>>;
      const copies = [
        new Map(result_error as Map<string, WireValue>),
        new Map(result as Map<string, WireValue>),
      ] as const;
      change(...copies);
      return { ...envelope, result: { ...others, result: copies[1], result_error: copies[0] } };
    },
  });
}

const failed = (o: Outcome, code: string) => refusedWith(code, o) !== undefined;

/** Turns one error of commands into another outcome. */
function turns(code: string, instead: Outcome): () => Interceptor {
  return () => ({ command: (outcome) => (failed(outcome, code) ? instead : outcome) });
}

function isLengthError(error: WireValue): boolean {
  return JSON.stringify(error).includes('LENGTH_EXCEEDED');
}

const badArgument = refusal(400, 'BATCH_IS_EMPTY', 'There is no command');

/** Portals whose batch is wrong at its limits only. */
export const batchLimitMutants = [
  ...must('batch', 'batch-limits', {
    'empty-batch-is-an-error': [
      'refuses a batch without commands with a code of its own',
      ends((commands) => commands === undefined || commands.size === 0, badArgument),
    ],
    'empty-batch-is-true': [
      'answers true to a batch without commands',
      ends((commands) => commands === undefined || commands.size === 0, success(true)),
    ],
    'text-for-commands-is-null': [
      'answers null to a batch whose commands are a text',
      ends((commands) => commands === undefined, success(null)),
    ],
    'fifty-first-is-carried-out': [
      'carries out any number of commands',
      turns('ERROR_BATCH_LENGTH_EXCEEDED', refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!')),
    ],
    'fifty-first-is-dropped': [
      'drops the fifty-first command without a word',
      errors((all) => {
        for (const [name, error] of all) if (isLengthError(error)) all.delete(name);
      }),
    ],
    'fifty-first-spoils-all': [
      'carries out no command of a batch that has too many',
      errors((all) => {
        if ([...all.values()].some(isLengthError))
          for (const [name, error] of all) if (!isLengthError(error)) all.delete(name);
      }),
    ],
    'nested-batch-is-carried-out': [
      'carries out a batch in a batch',
      turns('ERROR_BATCH_METHOD_NOT_ALLOWED', success({ result: [], result_error: [] })),
    ],
    'nested-batch-is-unknown': [
      'does not know batch in a batch',
      turns('ERROR_BATCH_METHOD_NOT_ALLOWED', refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!')),
    ],
    'object-as-command-is-an-error': [
      'answers an error for a command that is an object',
      () => ({
        envelope: (envelope, _outcome, call) => {
          const maps = envelope['result'];
          const names = [...(commandsOf(call) ?? [])].filter(([, one]) => typeof one !== 'string');
          if (!isBatch(call) || names.length === 0 || typeof maps !== 'object' || maps === null)
            return envelope;
          const { result_error, ...others } = maps as Readonly<Record<string, WireValue>>;
          const copy = new Map(result_error as Map<string, WireValue>);
          for (const [name] of names)
            copy.set(name, { error: 'ERROR_ARGUMENT', error_description: 'No text' });
          return { ...envelope, result: { ...others, result_error: copy } };
        },
      }),
    ],
    'object-as-command-spoils-all': [
      'refuses a batch with a command that is an object',
      ends(
        (commands) => [...(commands?.values() ?? [])].some((command) => typeof command !== 'string'),
        refusal(400, 'ERROR_CORE', 'Bad command'),
      ),
    ],
  }),
];
