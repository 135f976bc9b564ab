import type { PlannedRequest } from '../../plan/case.ts';
import type { ControlRequests } from '../../plan/control-requests.ts';
import type { Clock } from '../record/clock.ts';
import type { Exchange } from '../record/exchange.ts';
import { parseResponse } from '../record/parse-response.ts';
import { createControls, type Life } from './controls.ts';
import type { HangWatch } from './hang-watch.ts';
import { asksToWait, mayConcernWholePortal } from './portal-states.ts';
import { failedInARow, isProven, stateShownBy, triesForProof } from './proof.ts';
import { type IsIdempotent, mayRepeat } from './repeatable.ts';
import { isHang, isTrouble, troubleKind } from './trouble.ts';
import {
  fewWaits,
  longestWaitMs,
  maxWaitingMs,
  retryAfterMs,
  toldFromMs,
  waitSentence,
  waitShares,
} from './waits.ts';

/** What a confirmation works with. */
export interface ConfirmerParts {
  readonly controls: ControlRequests;
  /** Sends a request under a number of its own. */
  send(planned: PlannedRequest, timeoutMs?: number): Promise<Exchange>;
  /** Whether the target lends what a request needs. */
  isPossible(planned: PlannedRequest): boolean;
  /** Why nothing is sent any more; null while the portal is worth calling. */
  stopped(): string | null;
  /** Gives the portal up. */
  stop(why: string): void;
  readonly isIdempotent: IsIdempotent;
  readonly hangs: HangWatch;
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Whether waits of minutes are worth while: for portals elsewhere, whose limits are not this run's to set. */
  readonly isPatient: boolean;
  /** Told in one sentence what the run waits for, without text of the portal but its code. */
  tell(sentence: string): void;
}

/** Tries that are made of a request that fails while the portal is alive; more where trouble was seen to pass. */
const defaultTries = 5;
const triesAmidTrouble = 8;
/** Tries beyond which a request is left, whatever lies between them. */
const maxTries = 14;
/** Tries of a hanging request that have the whole time-out; a quarter of it suffices for those that follow. */
const patientTries = 3;
/** How often trouble of one kind must be proven until {@link triesForProof} tries suffice for it. */
const familiar = 3;

/** What was sent so far because a request met trouble. */
interface Inquiry {
  readonly planned: PlannedRequest;
  readonly tries: Exchange[];
  readonly sent: Exchange[];
  /** Rounds in a row in which the portal was dead. */
  dead: number;
  round: number;
}

/** The last try, with what came before it. */
function outcomeOf(tries: readonly Exchange[], controls: readonly Exchange[]): Exchange {
  const last = tries.at(-1) as Exchange;
  return controls.length === 0 ? last : { ...last, confirmation: { tries: tries.slice(0, -1), controls } };
}

/**
 * Makes the function that finds out what lies behind trouble: it calls the portal with plain input, and sends the request
 * again, until it gets a response or has failed often enough to blame the portal. Numbers of control calls alternate
 * between one and two, so that trouble which comes with every n-th request never hits exactly the tries.
 */
export function createConfirmer(parts: ConfirmerParts) {
  const { send, stopped, stop, hangs, clock, timeoutMs } = parts;
  const controls = createControls({
    ...parts,
    isPossible: (planned) => parts.isIdempotent(planned) && parts.isPossible(planned),
  });
  const proven = new Map<string, number>();
  let hasPassed = false;
  let waited = 0;

  function neededTries(exchange: Exchange): number {
    if ((proven.get(troubleKind(exchange)) ?? 0) >= familiar) return triesForProof;
    return hasPassed ? triesAmidTrouble : defaultTries;
  }

  function isSuspect(planned: PlannedRequest, exchange: Exchange): boolean {
    const { code } = parseResponse(exchange);
    return isTrouble(exchange) || (planned.credential === 'given' && mayConcernWholePortal(code));
  }

  /** Waits before a round, where the portal asks for it or did not answer in the round before. */
  async function rest({ tries, sent, dead }: Inquiry): Promise<void> {
    const last = tries.at(-1) as Exchange;
    const { code, status } = parseResponse(last);
    const isLimited = asksToWait(code);
    const isPatient = parts.isPatient && waited < maxWaitingMs;
    const askedFirst = isLimited || isPatient ? retryAfterMs(last) : 0;
    if (!isLimited && dead === 0 && askedFirst === 0) return;
    const share = timeoutMs * (waitShares[Math.max(dead, isLimited ? fewWaits : 0)] ?? 0);
    const asked = Math.max(retryAfterMs(sent.at(-1) ?? last), askedFirst);
    const pause = isPatient && isLimited ? 1_000 * (stateShownBy(last)?.pauseSeconds ?? 0) : 0;
    const wait = Math.max(share, pause, Math.min(asked, isPatient ? longestWaitMs : timeoutMs));
    if (wait > timeoutMs) waited += wait;
    if ((isLimited || asked > 0) && wait >= toldFromMs)
      parts.tell(waitSentence(isLimited ? code : null, status, wait));
    await clock.sleep(wait);
  }

  /** Gives the portal up, unless another wait is worth while after so many rounds in which it was dead. */
  function giveUp({ sent, dead }: Inquiry): boolean {
    const control = sent.at(-1) as Exchange;
    const passes = isTrouble(control) && !isHang(control);
    if (dead < (passes ? waitShares.length : fewWaits)) return false;
    const state = stateShownBy(control);
    stop(`Not sent: ${state === null ? 'the portal does not answer.' : `${state.says} ${state.remedy}`}`);
    return true;
  }

  /** Sends the request again. Tells whether the answer is found, or no further try would find it. */
  async function tryAgain({ planned, tries, sent }: Inquiry, life: Life): Promise<boolean> {
    const before = tries.at(-1) as Exchange;
    const isLate = isHang(before) && tries.length >= patientTries;
    const last = await send(planned, isLate ? timeoutMs / 4 : timeoutMs);
    hangs.note(planned, last);
    tries.push(last);
    if (!isSuspect(planned, last)) {
      hasPassed = true;
      return true;
    }
    if (isHang(last) && !hangs.repeats) return true;
    if (asksToWait(parseResponse(last).code)) return false;
    if (life === 'speaks') return tries.length >= triesForProof;
    return failedInARow(outcomeOf(tries, sent)) >= neededTries(last);
  }

  /** One round: control calls, and the request again if they are answered. Tells whether the inquiry is over. */
  async function goRound(inquiry: Inquiry): Promise<boolean> {
    const { planned, tries, sent } = inquiry;
    const last = tries.at(-1) as Exchange;
    const { code } = parseResponse(last);
    await rest(inquiry);
    const isState = mayConcernWholePortal(code);
    const known = sent.length;
    inquiry.round += 1;
    const life: Life = isState
      ? await controls.refused(code, sent)
      : await controls.alive(1 + (inquiry.round % 2), sent);
    if (life === 'dead') {
      inquiry.dead += 1;
      return giveUp(inquiry);
    }
    const isMixed = inquiry.dead > 0 || sent.slice(known).some(isTrouble);
    inquiry.dead = 0;
    // The refusal is this request's own: another call of the method is answered otherwise.
    if (isState && !isTrouble(last)) return true;
    if (!mayRepeat(planned, last, parts.isIdempotent)) return true;
    if (!isMixed) return tryAgain(inquiry, life);
    hasPassed = true;
    // Trouble that comes and goes may keep step with the control calls: two tries in a row do not.
    return (await tryAgain(inquiry, life)) || stopped() !== null || tryAgain(inquiry, life);
  }

  return async function confirm(planned: PlannedRequest, first: Exchange): Promise<Exchange> {
    if (!isSuspect(planned, first)) return first;
    const inquiry: Inquiry = { planned, tries: [first], sent: [], dead: 0, round: 1 };
    let isOver = false;
    while (!isOver && stopped() === null && inquiry.tries.length < maxTries) isOver = await goRound(inquiry);
    const result = outcomeOf(inquiry.tries, inquiry.sent);
    if (isProven(result)) proven.set(troubleKind(result), (proven.get(troubleKind(result)) ?? 0) + 1);
    return result;
  };
}
