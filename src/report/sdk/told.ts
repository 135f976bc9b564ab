import type { Tone } from '../model/verdict-word.ts';
import type { ReportedSurface } from './reported-surface.ts';

/** What became of a part of the portal's response on its way to the caller. */
export type SurfacedWord = 'told' | 'changed' | 'lost' | 'as text';

/** A symbol for each word, so that a column can be looked down. */
export const toldSymbols: Readonly<Record<SurfacedWord, string>> = {
  told: '✓',
  'as text': '≈',
  changed: '≠',
  lost: '✗',
};

/** What the portal's response holds that a caller wants as a field. */
export const toldParts = ['code', 'description', 'status'] as const;

/** A part of the portal's response, and what became of it. */
export interface ToldField {
  readonly name: (typeof toldParts)[number];
  readonly word: SurfacedWord;
  /** What the field holds instead, where it was changed. */
  readonly instead: string | null;
}

/** What a caller got, in words. */
export interface Told {
  readonly outcome: string;
  readonly tone: Tone;
  readonly symbol: string;
  /** More about the outcome, such as the kind of a result; empty where there is nothing to add. */
  readonly remark: string;
  /** The parts that the portal sent. */
  readonly fields: readonly ToldField[];
}

type Outcome = Omit<Told, 'fields'>;

const endings: Readonly<Record<string, Outcome>> = {
  unsettled: { outcome: 'never settles', tone: 'red', symbol: '✗', remark: 'nothing by the deadline' },
  killed: { outcome: 'never settles', tone: 'red', symbol: '✗', remark: 'stopped after the deadline' },
  crashed: { outcome: 'program ends', tone: 'red', symbol: '✗', remark: 'the caller hears nothing' },
};

function outcomeOf(surface: ReportedSurface): Outcome {
  const { outcome, result, type, sent, calls, results, successes } = surface;
  const share = calls === 1 ? '' : `${results} of ${calls} calls with a result`;
  const wrong = { tone: 'red', symbol: '✗' } as const;
  const right = { tone: 'green', symbol: '✓' } as const;
  if (results > successes) return { outcome: 'false success', ...wrong, remark: share || (result ?? '') };
  if (outcome === 'error') {
    const remark = share || (type ?? '');
    return sent?.kind === 'success'
      ? { outcome: 'error for a success', ...wrong, remark }
      : { outcome: 'error', ...right, remark };
  }
  if (outcome === 'result')
    return result === 'boolean'
      ? { outcome: 'success', ...right, remark: share }
      : { outcome: 'another result', ...wrong, remark: share || (result ?? '') };
  return endings[outcome] ?? { outcome: 'cannot tell', tone: 'neutral', symbol: '–', remark: outcome };
}

function word(sent: string, told: string | null): SurfacedWord {
  if (told === null || told === '') return 'lost';
  return told === sent ? 'told' : 'changed';
}

function fieldOf(name: ToldField['name'], sent: string | null, told: string | null): readonly ToldField[] {
  if (sent === null) return [];
  const became = word(sent, told);
  return [{ name, word: became, instead: became === 'changed' ? told : null }];
}

function fieldsOf(surface: ReportedSurface): readonly ToldField[] {
  const { sent, outcome, situation, code, codeFrom, description, status } = surface;
  if (sent === null || outcome !== 'error' || sent.kind === 'success' || sent.kind === 'redirect') return [];
  const codes = fieldOf('code', sent.code, code).map((field) =>
    field.word === 'told' && codeFrom === 'message' ? { ...field, word: 'as text' as const } : field,
  );
  // What fails under 200 is no failure by its status: nobody misses that.
  const sentStatus = situation === 'status-200' || sent.status === null ? null : String(sent.status);
  return [
    ...codes,
    ...fieldOf('description', sent.description, description),
    ...fieldOf('status', sentStatus, status === null ? null : String(status)),
  ];
}

/** Compares what the caller of one call was told with what the portal sent, by nothing but the record of both. */
export function toldOf(surface: ReportedSurface): Told {
  return { ...outcomeOf(surface), fields: fieldsOf(surface) };
}
