import { phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { outcomesOf } from '../../sdk/reply-fact.ts';
import type { SdkCheck, SdkObservation } from '../../sdk/sdk-check.ts';

const placeholder = /\[redacted:([a-z:-]+)\]/;

function texts(
  seen: SdkObservation,
): readonly (readonly [code: `secret-in-${'error' | 'output' | 'file'}`, place: string, text: string])[] {
  const { record } = seen;
  const errors = outcomesOf(seen).flatMap(({ error }) =>
    [error?.type, error?.code, error?.description, error?.message, error?.cause].filter(
      (text) => text != null,
    ),
  );
  return [
    ['secret-in-error', 'the text of the error', errors.join('\n')],
    ['secret-in-output', 'stderr', record.stderr],
    ['secret-in-output', 'the log', [record.log, record.reply?.log ?? []].flat(2).join('\n')],
    ...record.files.map(
      ({ path, text }) => ['secret-in-file', `the file ${path}`, `${path}\n${text}`] as const,
    ),
  ];
}

/** Placeholders of secrets, where a reader of logs would find the secrets. The record was redacted before it was stored. */
export const noSecretLeak: SdkCheck = {
  name: 'no-secret-leak',
  judge(seen) {
    const leaks = texts(seen).flatMap(([code, place, text]) => {
      const name = placeholder.exec(text)?.[1];
      return name === undefined ? [] : [{ code, place, name }];
    });
    return leaks.map(({ code, place, name }) =>
      violation(seen.last, code, {
        words: { place },
        expected: phrase('no credential'),
        received: phrase(`the ${name} in ${place}`),
      }),
    );
  },
};
