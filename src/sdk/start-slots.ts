/** Lets only so many things begin at once, and so many be under way. */
export interface Slots {
  /** Waits for its turn. `begun` says that the expensive beginning is over, `ended` that all of it is; both may be said more than once. */
  take(): Promise<{ begun(): void; ended(): void }>;
}

/**
 * A case first works the processor (a runtime starts, an SDK is loaded) and then mostly waits for a portal that is slow on purpose. So only as many
 * begin at once as there are processors, and many more may wait.
 */
export function createSlots(beginning: number, underWay: number): Slots {
  const waiting: (() => void)[] = [];
  let begins = 0;
  let runs = 0;
  const next = (): void => {
    if (begins >= beginning || runs >= underWay) return;
    const first = waiting.shift();
    if (first === undefined) return;
    begins += 1;
    runs += 1;
    first();
  };
  return {
    async take() {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        next();
      });
      let hasBegun = false;
      let hasEnded = false;
      const begun = (): void => {
        if (hasBegun) return;
        hasBegun = true;
        begins -= 1;
        next();
      };
      return {
        begun,
        ended() {
          if (hasEnded) return;
          hasEnded = true;
          runs -= 1;
          begun();
          next();
        },
      };
    },
  };
}
