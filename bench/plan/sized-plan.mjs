import { suites, suiteCases as usualCases } from '../../build/src/plan/make-plan.js';

export * from '../../build/src/plan/make-plan.js';

const asked = Number(process.env.BENCH_CASES);
const made = new Map();

function copyOf(planned, copy) {
  if (copy === 0) return planned;
  const request = (one) => ({ ...one, key: `${one.key} copy ${copy}` });
  const steps = planned.steps.map((step) => ({ ...step, requests: step.requests.map(request) }));
  return { ...planned, id: `${planned.id}-copy-${copy}`, title: `${planned.title} (${copy})`, steps };
}

/** Whether the case at a place belongs to an even spread of `some` out of `all`. */
function isSpread(at, some, all) {
  return Math.floor(((at + 1) * some) / all) > Math.floor((at * some) / all);
}

/**
 * Every case as often as it takes to reach the size, the last time an even spread of them. A copy has an id and
 * requests of its own, so that it is sent, judged and reported like any other case. Run-wide cases stay
 * single: there is one for each promise, not for each input.
 */
function sizedCases(contract, options) {
  const usual = suites.map((suite) => usualCases(contract, suite, options));
  const ordinary = usual.flat().filter(({ runWide }) => runWide === undefined);
  const wanted = asked - (usual.flat().length - ordinary.length);
  const whole = Math.floor(wanted / ordinary.length);
  const spread = new Set(ordinary.filter((_, at) => isSpread(at, wanted % ordinary.length, ordinary.length)));
  return new Map(
    suites.map((suite, at) => [
      suite,
      Array.from({ length: whole + 1 }, (_, copy) => copy).flatMap((copy) =>
        usual[at]
          .filter((one) => (one.runWide === undefined ? copy < whole || spread.has(one) : copy === 0))
          .map((one) => copyOf(one, copy)),
      ),
    ]),
  );
}

function sizedPlan(contract, options) {
  const mark = JSON.stringify([contract.method, contract.edition, options]);
  if (!made.has(mark)) made.set(mark, sizedCases(contract, options));
  return made.get(mark);
}

/** The cases of one suite of a plan of BENCH_CASES cases. */
export function suiteCases(contract, suite, options) {
  return sizedPlan(contract, options).get(suite);
}

/** A plan of BENCH_CASES cases. */
export function makePlan(contract, options) {
  return suites.flatMap((suite) => suiteCases(contract, suite, options));
}
