import { type Clues, type CodeEntry, credentialCause, errorShapeCause, http } from './code-entry.ts';

const violation = ['violation'] as const;

function refusedInstead({ status, expected, kind }: Clues): string {
  if (kind === 'error' && status === http.unauthorized && !expected.includes(http.unauthorized))
    return credentialCause;
  if (status === http.notFound && !expected.includes(http.notFound))
    return 'The method or the route is not there: a module that is not installed, or a web server that rewrites the path.';
  if (expected.includes(http.forbidden) && status !== http.forbidden)
    return 'Membership is not checked here: the id is refused as malformed or unknown before the membership check.';
  if (status === http.forbidden)
    return 'Access is checked before the form of the value: the value is cast to an id of some dialog, which the caller may not use.';
  return 'The checks run in another order than documented, or two codes are mixed up.';
}

function acceptedInstead({ expected }: Clues): string {
  if (expected.includes(http.unauthorized))
    return 'The credential is not compared as a whole, or its user is not: a nearly right credential is accepted.';
  if (expected.includes(http.forbidden))
    return 'The membership check is missing: whoever knows the id of a dialog may use it.';
  if (expected.includes(http.notFound))
    return 'Unknown methods are routed to something that responds: a catch-all route or a stub.';
  return 'The value is cast to a number, or ignored, before it is checked: PHP makes 13 of "13abc", and 0 of "abc".';
}

const crashCause = 'An unhandled exception or a fatal error on this input: see the error log of the portal.';

/** Codes of findings about which response came, and about responses that are compared. */
export const outcomeCodes = {
  'unexpected-success': {
    by: ['outcome'],
    weights: violation,
    says: 'The call succeeds although it must be refused.',
    cause: acceptedInstead,
  },
  'let-in': {
    by: ['stays-refused'],
    weights: violation,
    says: 'A call that is refused in its usual form succeeds in another form.',
    cause: () =>
      'A check stands before one way to call only: a rule of the web server, or a router that reads the path or the HTTP method in its own way.',
  },
  'web-server-refusal': {
    by: ['outcome', 'stays-refused'],
    weights: ['observation'],
    says: 'The web server refuses the request by itself, before the portal sees it.',
    means:
      'A web server may do so to HTTP methods and URLs that no document names. The portal is not judged by it.',
    cause: () => 'A rule of the web server in front of the portal.',
  },
  'unexpected-error': {
    by: ['outcome'],
    weights: violation,
    says: 'The call is refused although it must succeed.',
    cause: ({ status, kind }) => {
      if (kind === 'error' && status === http.unauthorized) return credentialCause;
      if (status === http.forbidden)
        return 'The caller is not in this dialog: check the ids in the settings with `doctor`. If they are right, members are refused.';
      return 'The id is refused as malformed: check the ids in the settings with `doctor`. If they are right, this form of an id is not known.';
    },
  },
  'wrong-code': {
    by: ['outcome'],
    weights: violation,
    says: 'The call fails with another code than the documented one.',
    cause: refusedInstead,
  },
  'wrong-status': {
    by: ['outcome', 'success-result'],
    weights: violation,
    says: {
      outcome: 'The code is the documented one, but the HTTP status is not.',
      'success-result': 'A success has another HTTP status than 200.',
    },
    cause: ({ status }) =>
      (status ?? 0) < 300
        ? 'The code is put into the body, but the status of the response is left at its default, or a proxy rewrites it.'
        : 'The status is chosen elsewhere than the code: one status for all errors, or a proxy that rewrites it.',
  },
  crashed: {
    by: ['outcome'],
    weights: violation,
    says: 'The portal crashed or gave no usable response.',
    cause: crashCause,
  },
  crash: {
    by: ['no-crash'],
    weights: violation,
    says: {
      status: 'The portal returned a server error (5xx).',
      silence: 'The portal responds to other calls, but not to this one, each time.',
    },
    means:
      'A dropped connection or a page that is not a REST response counts only if a plain call gets a response right after it and the same request fails again.',
    cause: ({ isHtml, kind }) =>
      isHtml || kind === 'none' ? `${crashCause} A web server responds in its place.` : crashCause,
  },
  'accepted-alternative': {
    by: ['outcome', 'batch-limits'],
    weights: ['alternative'],
    says: 'This response is accepted, but another one is preferred.',
    cause: refusedInstead,
  },
  'alternative-chosen': {
    by: ['outcome'],
    weights: ['observation'],
    says: 'Where the documents allow several responses, the portal chooses this one.',
    cause: 'Nothing is wrong: the documents allow several responses.',
  },
  'unreadable-code': {
    by: ['outcome'],
    weights: ['undecided'],
    says: 'The error has no code that can be read: see error-shape.',
    cause: errorShapeCause,
  },
  recorded: {
    by: ['record'],
    weights: ['observation'],
    says: '{question}',
    means: 'The sentence is the open question itself.',
    cause: 'Nothing is wrong: the documents leave this open.',
  },
  'wrong-step': {
    by: ['lifecycle'],
    weights: violation,
    says: 'A call that builds on the ones before it has another response than the documented one.',
    cause:
      'What an earlier call made or changed is not what the portal works with: a cache, a queue, or another store.',
  },
  'effect-not-shown': {
    by: ['lifecycle'],
    weights: violation,
    says: 'The response does not show what the calls before it did.',
    cause: 'The write is accepted and not carried out, or reading answers from a store that is behind.',
  },
  'other-outcome': {
    by: ['no-parameters', 'same-outcome'],
    weights: violation,
    says: {
      'no-parameters': 'A body that is no JSON object does not count as no parameters.',
      'same-outcome': 'The same call has another outcome when it is encoded differently.',
    },
    cause: ({ status }) =>
      status === http.unauthorized
        ? credentialCause
        : 'Parameters are read from one place only: this way of sending them is parsed by other code, or not at all.',
  },
  'changed-outcome': {
    by: ['same-again', 'same-in-run'],
    weights: violation,
    says: {
      case: 'Of {calls} calls, {changed} had another outcome than the same call before.',
      run: 'An equal request had another outcome earlier in the run.',
    },
    cause:
      'Something is remembered between calls: a cache, a lock, a limit, a counter, or several servers of which one differs.',
  },
  'no-batch': {
    by: ['batch-agrees', 'batch-limits'],
    weights: violation,
    says: 'The batch is not carried out.',
    cause: 'The method `batch` is not there, or it refuses the whole for one command.',
  },
  'other-outcome-in-batch': {
    by: ['batch-agrees', 'batch-limits'],
    weights: violation,
    says: 'A command has another outcome in the batch than by itself.',
    cause:
      'Commands of a batch go through other code: parameters decoded once more or once less, or the user of another command.',
  },
  'unexpected-result': {
    by: ['batch-agrees', 'batch-limits'],
    weights: violation,
    says: 'The batch has an outcome of a command that was not sent.',
    cause:
      'Commands are numbered anew, or outcomes of another batch are kept: the names of the commands are not taken over.',
  },
  'halt-ignored': {
    by: ['batch-agrees'],
    weights: violation,
    says: 'A command after a failing one is carried out although halt is set.',
    cause: 'The flag is not read, or only as a JSON boolean: it comes as 1.',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
