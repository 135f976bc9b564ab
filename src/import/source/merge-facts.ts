import type { MethodFacts, ParameterFact, SourceFacts } from '../facts.ts';
import { typeOfValue } from '../json-types.ts';
import { keyOf } from './choose-facts.ts';

const sourceWords = {
  'official-docs': 'the page',
  'vendor-method-file': "the vendor's file",
  'portal-openapi': "the portal's description",
} as const;

function nameOf({ origin }: MethodFacts): string {
  return sourceWords[origin.name];
}

/** Two descriptions of the same parameter, and where they differ. */
function mergeParameter(
  first: ParameterFact,
  second: ParameterFact,
  sources: string,
): readonly [ParameterFact, readonly string[]] {
  const differences: string[] = [];
  const { name, types, required } = second;
  if (first.required !== required) differences.push(`Whether ${name} is required: ${sources} differ.`);
  if (first.types !== null && types !== null && !types.every((type) => first.types?.includes(type)))
    differences.push(
      `The type of ${name}: ${first.types.join(' or ')}, ${types.join(' or ')}; ${sources} differ.`,
    );
  const both =
    first.types === null || types === null
      ? (types ?? first.types)
      : [...new Set([...types, ...first.types])];
  return [{ ...first, types: both, required: first.required && required }, differences];
}

/** The parameters of two sources. One that only one of them has is not required. */
function mergeParameters(
  first: MethodFacts,
  second: MethodFacts,
): { readonly parameters: readonly ParameterFact[]; readonly differences: readonly string[] } {
  const differences: string[] = [];
  const parameters: ParameterFact[] = [];
  const sources = `${nameOf(first)} and ${nameOf(second)}`;
  const same = (a: ParameterFact) => (b: ParameterFact) => a.name.toLowerCase() === b.name.toLowerCase();
  for (const parameter of first.parameters) {
    const other = second.parameters.find(same(parameter));
    if (other === undefined) {
      differences.push(`Only ${nameOf(first)} has the parameter ${parameter.name}.`);
      parameters.push({ ...parameter, required: false });
      continue;
    }
    const [merged, found] = mergeParameter(parameter, other, sources);
    parameters.push(merged);
    differences.push(...found);
  }
  for (const parameter of second.parameters.filter((one) => !first.parameters.some(same(one)))) {
    differences.push(`Only ${nameOf(second)} has the parameter ${parameter.name}.`);
    parameters.push({ ...parameter, required: false });
  }
  return { parameters, differences };
}

/** Facts of two sources about one method: the first one has the codes and the lines, the second the parameters and the effect. */
function mergeTwo(first: MethodFacts, second: MethodFacts): MethodFacts {
  const knowBoth = first.knowsParameters && second.knowsParameters;
  const { parameters, differences } = knowBoth
    ? mergeParameters(first, second)
    : { parameters: first.knowsParameters ? first.parameters : second.parameters, differences: [] };
  const [own, other] = [first, second].map(({ success }) => success.sample?.['result']);
  const types = own === undefined || other === undefined ? [] : [typeOfValue(own), typeOfValue(other)];
  return {
    ...first,
    scopes: first.scopes.length > 0 ? first.scopes : second.scopes,
    deprecated: first.deprecated || second.deprecated,
    parameters,
    knowsParameters: first.knowsParameters || second.knowsParameters,
    example: first.example ?? second.example,
    success:
      first.success.sample === null ? { ...first.success, sample: second.success.sample } : first.success,
    reads: second.reads ?? first.reads,
    differences: [
      ...first.differences,
      ...differences,
      ...(new Set(types).size > 1
        ? [`The result in the samples: ${types.join(', ')}; ${nameOf(first)} and ${nameOf(second)} differ.`]
        : []),
    ],
  };
}

const order: Readonly<Record<MethodFacts['origin']['name'], number>> = {
  'official-docs': 0,
  'vendor-method-file': 1,
  'portal-openapi': 2,
};

/** What several sources say of each method. Pages go before others for codes, lines and samples. */
export function mergeFacts(sources: readonly SourceFacts[]): SourceFacts {
  const all = sources
    .flatMap(({ methods }) => methods)
    .sort((a, b) => order[a.origin.name] - order[b.origin.name]);
  const merged = new Map<string, MethodFacts>();
  for (const facts of all) {
    const key = (isV3: boolean) => keyOf({ method: facts.method, isV3 });
    // The vendor's files do not tell the versions of the interface apart: pages do.
    const isV3 =
      facts.isV3 ||
      (facts.origin.name === 'vendor-method-file' && !merged.has(key(false)) && merged.has(key(true)));
    const known = merged.get(key(isV3));
    merged.set(key(isV3), known === undefined ? { ...facts, isV3 } : mergeTwo(known, facts));
  }
  return {
    methods: [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, facts]) => facts),
    leftOut: sources.flatMap(({ leftOut }) => leftOut),
  };
}
