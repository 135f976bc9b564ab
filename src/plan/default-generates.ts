import type { Generates } from './case.ts';

/** What a run generates unless it is asked for something else: the same each time, so that CI repeats itself. */
export const defaultGenerates: Generates = { runs: 50, seed: 1 };
