import type { OpenAPIV3_1 } from 'openapi-types';

const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** The ways in which a document says that its method is called: upper-case HTTP method → content types of the body. */
export function documentedOperations(
  document: OpenAPIV3_1.Document,
): Readonly<Record<string, readonly string[]>> {
  const paths = Object.values(document.paths ?? {});
  return Object.fromEntries(
    paths.flatMap((path) =>
      httpMethods.flatMap((name): [string, readonly string[]][] => {
        const operation = path?.[name];
        if (operation === undefined) return [];
        const body = operation.requestBody as OpenAPIV3_1.RequestBodyObject | undefined;
        return [[name.toUpperCase(), Object.keys(body?.content ?? {})]];
      }),
    ),
  );
}
