import type {
  Clause,
  ClausePlace,
  DocumentedResponse,
  Json,
  OpenQuestion,
  Outcome,
  Source,
} from './contract.ts';
import { fixturesIn } from './fixture.ts';
import type {
  AnswerExtension,
  ClauseExtension,
  DocumentExtensions,
  LifecycleExtension,
  OutcomeExtension,
  QuestionExtension,
  SourceExtension,
} from './generated/extensions.ts';
import { withExamples, withValues } from './known-fixtures.ts';
import type { Lifecycle } from './lifecycle.ts';

/** What a document says of the page that it is written from. */
export type PageExtension = NonNullable<NonNullable<DocumentExtensions['x-conformance']>['page']>;

/** Where a promise stands: on the page that it names, or on the document's own, with a link to the lines. */
export function sourceOf(source: SourceExtension, page: PageExtension | undefined): Source {
  const { page: name = page?.name ?? '', lines, note } = source;
  const place = lines === undefined ? '' : `#L${String(lines[0])}-L${String(lines[1])}`;
  const isOwn = page !== undefined && name === page.name;
  return {
    page: name,
    ...(lines === undefined ? {} : { lines: lines as NonNullable<Source['lines']> }),
    ...(note === undefined ? {} : { note }),
    ...(isOwn ? { link: `${page.repository}/blob/${page.commit}/${page.path}${place}` } : {}),
  };
}

/** A clause, as a document has it. */
export function clauseOf(
  id: string,
  extension: ClauseExtension,
  page: PageExtension | undefined,
  place: ClausePlace,
): Clause {
  const { level, says, check, runCheck, limits = {}, runWide = [], asks = 'method' } = extension;
  const source = sourceOf(extension.source, page);
  const checks = runCheck === undefined ? { check } : { check, runCheck };
  return { id, level, says, source, ...checks, runWide, limits, asks, place };
}

/** The clause that an outcome is by itself; null where it names another one. */
export function clauseOfOutcome(
  name: string,
  extension: OutcomeExtension,
  page: PageExtension | undefined,
  place: ClausePlace,
): Clause | null {
  const { clause, says, level, source } = extension;
  if (clause !== undefined || says === undefined || level === undefined || source === undefined) return null;
  return clauseOf(name, { level, says, source, check: 'outcome' }, page, place);
}

/** A response, as a document has it: a code that is a number by its digits. */
function documentedResponse({ status, code }: AnswerExtension): DocumentedResponse {
  if (code === undefined) return { status };
  return { status, code: code === null ? null : String(code) };
}

/** An outcome, as a document has it. Without `when`, its class is its own requests. */
export function outcomeOf(name: string, extension: OutcomeExtension): Outcome {
  const { clause = name, ...rest } = extension;
  const requests = withValues(extension.requests as Outcome['requests']);
  const own = Object.values(requests).map((parameters) => ({ const: withExamples(parameters) as Json }));
  return {
    name,
    clause,
    credential: rest.credential ?? 'given',
    ...(rest.calls === undefined ? {} : { calls: rest.calls }),
    when: (rest.when ?? { anyOf: own }) as Outcome['when'],
    derives: rest.derives ?? false,
    fixtures: fixturesIn(extension.requests),
    requests,
    prefers: rest.prefers.map(documentedResponse),
    accepts: (rest.accepts ?? []).map(documentedResponse),
    ...(rest.commands === undefined ? {} : { commands: rest.commands as NonNullable<Outcome['commands']> }),
  };
}

/** An open question, as a document has it. */
export function questionOf(name: string, { asks, parameters }: QuestionExtension): OpenQuestion {
  return { name, asks, parameters: withValues(parameters as OpenQuestion['parameters']) };
}

/** A lifecycle, as a document has it. */
export function lifecycleOf(name: string, { steps }: LifecycleExtension): Lifecycle {
  return {
    name,
    steps: steps.map(
      ({ method, effect, parameters = {}, expects = { status: 200 }, shows = {}, differs = {} }) => ({
        method,
        effect,
        parameters: withValues(parameters as Lifecycle['steps'][number]['parameters']),
        expects: documentedResponse(expects),
        shows: shows as Lifecycle['steps'][number]['shows'],
        differs: differs as Lifecycle['steps'][number]['differs'],
      }),
    ),
  };
}
