import type { MutantRun } from './judge-mutant.ts';

/**
 * What became of a mutant. `killed`: seen, by its clause and no other. `spared`: a network mutant that accused nobody
 * and was not taken for right. `void`: its deviation never fired. `escaped`: nobody saw it. `misjudged`: seen, but
 * blamed on other clauses, or with another word than its level asks for.
 */
export type MutantFate = 'killed' | 'spared' | 'void' | 'escaped' | 'misjudged';

/** The fate of a mutant, and what is wrong with it; an empty sentence where nothing is. */
export interface MutantVerdict {
  readonly fate: MutantFate;
  readonly problem: string;
}

/** Clauses that a portal wrong in everything breaks, at least. */
const widely = 2;

function misjudged(problem: string): MutantVerdict {
  return { fate: 'misjudged', problem };
}

function ofNetwork({ broken, exitCode, strictExitCode }: MutantRun): MutantVerdict {
  if (broken.length > 0) return misjudged(`accuses the portal of ${broken.join(', ')}`);
  if (exitCode !== 4 || strictExitCode !== 4)
    return misjudged(`ends with exit code ${exitCode}, strictly ${strictExitCode}, instead of 4`);
  return { fate: 'spared', problem: '' };
}

function ofPortal({ mutant, broken, exitCode, strictExitCode }: MutantRun): MutantVerdict {
  const { clause, also, level } = mutant;
  if (strictExitCode === 0) return { fate: 'escaped', problem: 'nobody sees it' };
  const wanted = level === 'MUST' ? 1 : 0;
  if (clause === 'portal-wide') {
    return exitCode === 1 && broken.length >= widely
      ? { fate: 'killed', problem: '' }
      : misjudged(`breaks only ${broken.join(', ')}`);
  }
  if (!broken.includes(clause))
    return broken.length === 0
      ? { fate: 'escaped', problem: `nobody accuses it (exit code ${exitCode})` }
      : misjudged(`is blamed on ${broken.join(', ')}`);
  const others = broken.filter((id) => id !== clause && !also.includes(id));
  if (others.length > 0) return misjudged(`is blamed on ${others.join(', ')} too`);
  if (exitCode !== wanted || strictExitCode !== 1)
    return misjudged(`ends with exit code ${exitCode}, strictly ${strictExitCode}`);
  return { fate: 'killed', problem: '' };
}

/** Compares what a run against a mutant came to with what its level and clause ask for. */
export function verdictOfMutant(run: MutantRun): MutantVerdict {
  if (run.firings === 0) return { fate: 'void', problem: 'its deviation never fired' };
  return run.mutant.level === 'network' ? ofNetwork(run) : ofPortal(run);
}

/** Whether a fate is the one that is wanted. */
export function isWanted({ fate }: MutantVerdict): boolean {
  return fate === 'killed' || fate === 'spared';
}
