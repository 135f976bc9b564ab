import type { DoctorFinding } from '../exchange/target/doctor-finding.ts';
import type { Target } from '../exchange/target/target.ts';
import { cleanUpRuns, type Journal, journalsOf } from '../run/places/journals.ts';
import { isAlive } from '../run/places/process-holder.ts';

function runPhrase({ run, startedAt }: Journal): string {
  return `The run ${run} of ${startedAt}`;
}

function namesOf({ left }: Journal): string {
  return left.map(({ fixture, id }) => (id === null ? fixture : `${fixture} ${id}`)).join(', ');
}

/** What earlier runs have left on a portal, as their journals tell. Nothing is sent. */
export function leftBehind(target: Target, env = process.env): readonly DoctorFinding[] {
  return journalsOf(target.origin, env).map((journal): DoctorFinding => {
    if (isAlive(journal.holder)) {
      const message = `${runPhrase(journal)} is under way (process ${journal.holder.pid}).`;
      return { level: 'ok', subject: 'runs', message, remedy: '' };
    }
    const message = `${runPhrase(journal)} has left on the portal: ${namesOf(journal)}.`;
    return { level: 'warn', subject: 'runs', message, remedy: 'Run b24-conformance doctor --clean-up.' };
  });
}

/** Undoes what earlier runs have left on a portal, and says what came of it. */
export async function cleanUp(target: Target, env = process.env): Promise<readonly DoctorFinding[]> {
  const cleaned = await cleanUpRuns(target, journalsOf(target.origin, env));
  const remedy = 'Look at the portal, and leave the chat by hand if it is there.';
  const findings = cleaned.flatMap(({ journal, left }): readonly DoctorFinding[] =>
    left.length === 0
      ? [
          {
            level: 'ok',
            subject: 'runs',
            message: `${runPhrase(journal)} had left ${namesOf(journal)} on the portal, which is undone.`,
            remedy: '',
          },
        ]
      : left.map((message) => ({ level: 'problem', subject: 'runs', message, remedy })),
  );
  if (findings.length > 0) return findings;
  return [{ level: 'ok', subject: 'runs', message: 'No run has left anything on the portal.', remedy: '' }];
}
