import type { PlannedRequest } from '../../plan/case.ts';
import { needsOfRequest } from '../../plan/select-cases.ts';
import type { Exchange } from '../record/exchange.ts';
import { isHang } from './trouble.ts';

/** Keeps the time that hanging requests cost in bounds. */
export interface HangWatch {
  /** Takes note of what came of a try of a request. */
  note(planned: PlannedRequest, exchange: Exchange): void;
  /** Why a request is not sent: requests of its class hang. Null where it may be sent. */
  closed(planned: PlannedRequest): string | null;
  /** How long the first try of a request may take, in milliseconds. */
  patience(): number;
  /** Whether a hanging request is still worth further tries. */
  readonly repeats: boolean;
}

/** Hanging tries after which a class of requests is given up, and hanging requests after which none is tried again. */
const hangsPerClass = 3;
/** Hanging requests of no class after which nothing is sent any more. */
const maxHangingRequests = 12;

interface RequestClass {
  hangs: number;
  readonly requests: Set<string>;
  answered: boolean;
}

/** The classes of a request: what it calls, by which HTTP method and URL, for whom, and whether for a dialog of the target; and the same by one encoding. */
function classesOf(planned: PlannedRequest): readonly string[] {
  const { method, credential, encoding, raw, httpMethod = '', pathForm = '' } = planned;
  const forDialog = [...needsOfRequest(planned)].some((need) => need !== 'webhook' && need !== 'oauth');
  const broad = `${method.toLowerCase()} ${credential} ${forDialog} ${httpMethod}${pathForm}`;
  return [broad, `${broad} ${encoding} ${raw?.contentType ?? ''}`];
}

/**
 * Watches for hanging requests. A class that was never answered is given up after three hanging tries, one that was
 * answered before after three hanging requests in a row. Where hangs pass, first tries are waited for less long.
 */
export function createHangWatch(timeoutMs: number): HangWatch {
  const classes = new Map<string, RequestClass>();
  const hanging = new Set<string>();
  let passed = 0;
  let slowest = 0;

  function classOf(name: string): RequestClass {
    const known = classes.get(name) ?? { hangs: 0, requests: new Set(), answered: false };
    classes.set(name, known);
    return known;
  }

  return {
    note(planned, exchange) {
      const isHanging = isHang(exchange);
      if (!isHanging && exchange.response === null) return;
      if (isHanging) hanging.add(planned.key);
      else {
        slowest = Math.max(slowest, exchange.timing.total);
        if (hanging.delete(planned.key)) passed += 1;
      }
      for (const one of classesOf(planned).map(classOf)) {
        if (isHanging) {
          one.hangs += 1;
          one.requests.add(planned.key);
        } else {
          one.hangs = 0;
          one.requests.clear();
          one.answered = true;
        }
      }
    },
    closed(planned) {
      const isClosed = classesOf(planned)
        .map(classOf)
        .some(({ answered, hangs, requests }) => (answered ? requests.size : hangs) >= hangsPerClass);
      if (isClosed) return 'Not sent: requests of this kind hang, and were given up after three hangs.';
      return hanging.size >= maxHangingRequests
        ? `Not sent: ${maxHangingRequests} requests hang, whatever they have in common.`
        : null;
    },
    patience: () =>
      passed < hangsPerClass ? timeoutMs : Math.min(timeoutMs, Math.max(timeoutMs / 4, 4 * slowest)),
    get repeats() {
      return hanging.size <= hangsPerClass;
    },
  };
}
