import type { Tone } from '../model/verdict-word.ts';
import type { ReportedSurface } from './reported-surface.ts';

/** What became of a part of the portal's response on its way to the caller. */
export type SurfacedWord = 'surfaced' | 'changed' | 'lost' | 'as text';

/** A symbol for each word, so that a column can be scanned. */
export const surfacedSymbols: Readonly<Record<SurfacedWord, string>> = {
  surfaced: '✓',
  'as text': '≈',
  changed: '≠',
  lost: '✗',
};

/** What the portal's response holds that a caller wants as a field. */
export const surfacedParts = ['code', 'description', 'status'] as const;

/** A part of the portal's response, and what became of it. */
export interface SurfacedField {
  readonly name: (typeof surfacedParts)[number];
  readonly word: SurfacedWord;
  /** What the field holds instead, where it was changed. */
  readonly instead: string | null;
}

/** What a caller sees, in words. */
export interface CallerView {
  readonly outcome: string;
  readonly tone: Tone;
  readonly symbol: string;
  /** More about the outcome, such as the kind of a result; empty where there is nothing to add. */
  readonly remark: string;
  /** The parts that the portal sent. */
  readonly fields: readonly SurfacedField[];
}

type Outcome = Omit<CallerView, 'fields'>;

const endings: Readonly<Record<string, Outcome>> = {
  unsettled: { outcome: 'never settles', tone: 'red', symbol: '✗', remark: 'nothing by the deadline' },
  killed: { outcome: 'never settles', tone: 'red', symbol: '✗', remark: 'stopped after the deadline' },
  crashed: { outcome: 'program ends', tone: 'red', symbol: '✗', remark: 'the caller sees nothing' },
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

function word(sent: string, field: string | null): SurfacedWord {
  if (field === null || field === '') return 'lost';
  return field === sent ? 'surfaced' : 'changed';
}

function fieldOf(
  name: SurfacedField['name'],
  sent: string | null,
  field: string | null,
): readonly SurfacedField[] {
  if (sent === null) return [];
  const became = word(sent, field);
  return [{ name, word: became, instead: became === 'changed' ? field : null }];
}

function fieldsOf(surface: ReportedSurface): readonly SurfacedField[] {
  const { sent, outcome, situation, code, codeFrom, description, status } = surface;
  if (sent === null || outcome !== 'error' || sent.kind === 'success' || sent.kind === 'redirect') return [];
  const codes = fieldOf('code', sent.code, code).map((field) =>
    field.word === 'surfaced' && codeFrom === 'message' ? { ...field, word: 'as text' as const } : field,
  );
  // A failure under status 200 is none by its status, so the status is not counted as lost.
  const sentStatus = situation === 'status-200' || sent.status === null ? null : String(sent.status);
  return [
    ...codes,
    ...fieldOf('description', sent.description, description),
    ...fieldOf('status', sentStatus, status === null ? null : String(status)),
  ];
}

/** Compares what the caller of one call sees with what the portal sent, by the record of both alone. */
export function callerViewOf(surface: ReportedSurface): CallerView {
  return { ...outcomeOf(surface), fields: fieldsOf(surface) };
}
