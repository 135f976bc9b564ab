import { generationNamed } from './generations/all-generations.ts';
import { createOperatingMeter } from './limits/operating-meter.ts';
import { buckets, rateLimit } from './limits/rate-limit.ts';
import { makeService } from './make-service.ts';
import { allMethods } from './methods/all-methods.ts';
import { createMethodRegistry } from './methods/method-registry.ts';
import { mutantNamed } from './mutants/all-mutants.ts';
import { countFirings } from './mutants/count-firings.ts';
import type { Interceptor } from './pipeline/interceptor.ts';
import type { PortalContext } from './pipeline/portal-context.ts';
import { renamedPortal } from './pipeline/renamed-portal.ts';
import { describeAccess } from './portal-access.ts';
import type { PortalOptions, RunningPortal } from './portal-options.ts';
import { loadSeed } from './seed/load-seed.ts';
import { createState } from './state/create-state.ts';
import { makeRunCertificate } from './tls/run-certificate.ts';
import { listen } from './transport/listen.ts';
import { serve } from './transport/serve.ts';

/**
 * Starts a reference portal on 127.0.0.1.
 *
 * @throws Error for an unknown generation or mutant, a broken seed, or a port that is taken
 * @see docs/portal.md
 */
export async function startPortal(options: PortalOptions = {}): Promise<RunningPortal> {
  const generation = generationNamed(options.generation ?? 'founding');
  const seed = await loadSeed(options.seed);
  const now = options.clock ?? clockOf(seed.portal?.now);
  const broken = namesOf(options).map((name) => countFirings(mutantNamed(name).make()));
  const interceptors = [...interceptorsOf(options, now), ...broken.map(({ interceptor }) => interceptor)];
  const state = createState(seed, now);
  const context: PortalContext = {
    state,
    generation,
    methods: createMethodRegistry([...allMethods, ...(options.methods ?? [])]),
    interceptors,
    timeStyle: options.timeStyle ?? generation.timeStyle,
    meter: createOperatingMeter({
      seconds: Number.POSITIVE_INFINITY,
      cost: {},
      ...options.limits?.operating,
    }),
    now,
    allowHttp: options.allowHttp ?? true,
  };
  const service = makeService(context, interceptors, options.log);
  const certificate = options.https ? (options.certificate ?? (await makeRunCertificate())) : undefined;
  const listener = serve(service);
  const listening = await listen(options.port ?? 0, options.front?.(listener) ?? listener, certificate);
  return {
    ...describeAccess(listening.origin, seed, state),
    origin: listening.origin,
    state,
    certificateAuthority: certificate?.authority,
    get requests() {
      return service.counter.requests;
    },
    get firings() {
      return broken.reduce((sum, { firings }) => sum + firings, 0);
    },
    close: listening.close,
  };
}

/** The interceptors that act before what is broken on purpose: a move, then the front end's rate limit. */
function interceptorsOf(options: PortalOptions, now: () => number): Interceptor[] {
  const interceptors: Interceptor[] = [];
  if (options.renamedTo !== undefined) interceptors.push(renamedPortal(options.renamedTo));
  const rate = options.limits?.rate;
  if (rate !== undefined) interceptors.push(rateLimit(typeof rate === 'string' ? buckets[rate] : rate, now));
  return interceptors;
}

function namesOf({ mutant, breaks = [] }: PortalOptions): readonly string[] {
  return mutant === undefined ? breaks : [mutant, ...breaks];
}

function clockOf(frozen: string | undefined): () => number {
  if (frozen === undefined) {
    const origin = performance.timeOrigin;
    return () => origin + performance.now();
  }
  const instant = Date.parse(frozen);
  return () => instant;
}
