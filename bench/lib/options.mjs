import { parseArgs } from 'node:util';

/** The parts of the benchmark by their letters. */
export const partNames = {
  a: 'time of a case',
  b: 'memory of a case',
  c: 'start-up',
  d: 'the reference portal',
  e: 'a report of five subjects',
  f: 'whole runs',
  g: 'mocks',
  h: 'the rate of the cloud',
  i: 'all described methods',
};

const usual = {
  sizes: [100, 1_000, 10_000],
  rounds: [3, 2, 1],
  failing: 1_000,
  starts: 5,
  wide: [1_000, 10_000],
  seconds: 3,
  requests: 50_000,
  speed: 10,
};
const quick = {
  sizes: [100, 400, 1_600],
  rounds: [1, 1, 1],
  failing: 400,
  starts: 2,
  wide: [500, 2_000],
  seconds: 1,
  requests: 10_000,
  speed: 20,
};
const long = {
  ...usual,
  rounds: [5, 3, 3],
  failing: 10_000,
  starts: 15,
  seconds: 10,
  requests: 1_000_000,
  speed: 1,
};

/** What the bench was asked for: which parts, at which sizes. Throws a sentence for the person who asked. */
export function readOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      quick: { type: 'boolean' },
      long: { type: 'boolean' },
      only: { type: 'string', default: Object.keys(partNames).join(',') },
      help: { type: 'boolean' },
    },
  });
  if (values.quick && values.long) throw new Error('--quick and --long exclude each other.');
  const parts = values.only.split(',').map((name) => name.trim());
  const unknown = parts.find((name) => partNames[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}". Choose from ${Object.keys(partNames).join(', ')}.`);
  const scale = values.quick ? 'quick' : values.long ? 'long' : 'usual';
  return { help: values.help === true, parts, scale, ...{ quick, long, usual }[scale] };
}

export const helpText = `npm run bench -- [--quick | --long] [--only a,b,…]

  a  time of a case: a whole run and a run without Playwright beside the bare exchanges; failing beside passing
  b  memory of a case: peaks of the same runs
  c  start-up: until the first request, until serve has printed its URL
  d  the reference portal beside Prism: requests a second, memory over many requests
  e  a report of five subjects: merging it, its size, opening and filtering it in a browser
  f  whole runs: one case, and all of them, beside stock Playwright with one empty test
  g  the mock beside Prism and WireMock: first stubbed answer, requests a second, memory
  h  a run at the rate of the cloud, beside what that rate allows at best: a portal that answers at once, and a slow one
  i  all described methods in one run; reading and planning each document

  --quick  small sizes, a few minutes at most; --long  more rounds, 1,000,000 requests for the memory, and the rate of the cloud as it is
`;
