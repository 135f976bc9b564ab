import { loadContract } from '../../src/contract/load-contract.ts';
import { type Chapter, chapterCases } from '../../src/plan/make-plan.ts';
import { selectionOf } from '../../src/plan/select-cases.ts';
import { terminalText } from '../../src/report/escape.ts';
import { testFailure } from '../../src/report/test-failure.ts';
import { declaredTerms, earlierVerdicts, failuresAreFlipped, test } from './fixtures.ts';

/** A verdict as a test's failure: the message is all there is to say, and no stack leads anywhere useful. */
function verdictError(message: string): Error {
  const error = new Error(message);
  error.name = '';
  error.stack = message;
  return error;
}

/** Declares one Playwright test for each case of a chapter that was asked for. */
export async function declareChapter(chapter: Chapter): Promise<void> {
  const terms = declaredTerms();
  const selection = selectionOf(terms.only, earlierVerdicts());
  const contract = await loadContract({ edition: terms.edition, trusted: true });
  for (const planned of chapterCases(contract, chapter, terms)) {
    if (selection !== null && !selection.includes(planned)) continue;
    test(`${planned.id} · ${planned.title}`, async ({ run }) => {
      const { reported, clause, verdict, alarming } = await run.perform(planned);
      test.info().annotations.push({ type: verdict, description: terminalText(reported.reason, 300) });
      test.skip(verdict === 'not-run', terminalText(reported.reason, 300));
      if (!alarming) return;
      if (failuresAreFlipped()) test.fail();
      throw verdictError(testFailure(reported, clause));
    });
  }
}
