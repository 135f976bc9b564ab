import { setTimeout as delay } from 'node:timers/promises';
import { type PlacedLine, placedLines } from '../report/evidence/read-evidence.ts';
import { noteSent } from '../report/evidence/requests-sent.ts';

/** The evidence of a run, read while other processes write it. */
export interface FollowedEvidence {
  /** Its lines, as they are written, up to the footer. */
  readonly lines: AsyncGenerator<PlacedLine>;
  /** Says that no process writes cases any more, and resolves when all that they wrote was read. */
  caughtUp(): Promise<void>;
  /** Says that whoever called {@link caughtUp} has written the rest: the lines end behind it. */
  finish(): void;
  /** The ids of the cases that were read. */
  readonly ids: ReadonlySet<string>;
  /** How many requests they show as sent, confirmations included, shared ones once. */
  readonly requests: number;
}

/** Between two looks at the file: often enough that little is left at the end, and rarely enough to cost nothing. */
const lookEveryMs = 50;

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** Begins to read the evidence of a run. Nothing is read before somebody takes its lines. */
export function followEvidence(file: string): FollowedEvidence {
  const ids = new Set<string>();
  const sent = new Set<number>();
  const [casesWritten, casesRead, allWritten] = [signal(), signal(), signal()];
  let stage: 'cases' | 'last-cases' | 'rest' | 'over' = 'cases';
  let isEnding = false;

  async function mayGrow(): Promise<boolean> {
    if (stage === 'rest') stage = 'over';
    if (stage === 'last-cases') {
      casesRead.give();
      await allWritten.given;
      stage = 'rest';
    }
    if (stage === 'cases') {
      const look = new AbortController();
      await Promise.race([
        delay(lookEveryMs, undefined, { signal: look.signal, ref: false }).catch(() => undefined),
        casesWritten.given,
      ]);
      look.abort();
      // What was written before the end is read in one more pass.
      if (isEnding) stage = 'last-cases';
    }
    return stage !== 'over';
  }

  async function* lines(): AsyncGenerator<PlacedLine> {
    for await (const placed of placedLines(file, { mayGrow, isOwn: true })) {
      const { line } = placed;
      if (line.type === 'case') ids.add(line.id);
      if ('exchanges' in line) for (const exchange of line.exchanges) noteSent(exchange, sent);
      yield placed;
    }
  }

  return {
    lines: lines(),
    caughtUp() {
      isEnding = true;
      casesWritten.give();
      return casesRead.given;
    },
    finish: allWritten.give,
    ids,
    get requests() {
      return sent.size;
    },
  };
}
