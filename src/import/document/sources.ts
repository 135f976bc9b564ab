import type { Origin } from '../facts.ts';

/** A document, or a part of it, as YAML and JSON write it. */
export type DocumentValue = { readonly [name: string]: unknown };

/** Where each origin is published. */
const repositories: Readonly<Record<Origin['name'], string | null>> = {
  'official-docs': 'https://github.com/bitrix24/b24restdocs',
  'vendor-method-file': 'https://github.com/bitrix-tools/b24-rest-docs',
  'portal-openapi': null,
};

/** The page that a document is written from; none where it could not be linked. */
export function pageOf({ name, path, commit }: Origin): DocumentValue {
  const repository = repositories[name];
  return repository === null || commit === null ? {} : { page: { name, repository, commit, path } };
}

/** Where a clause stands. A document without a page names it in each clause. */
export function sourceOf({ name, path, commit }: Origin, lines: readonly number[] | null): DocumentValue {
  if (repositories[name] !== null && commit !== null) return lines === null ? { page: name } : { lines };
  return { page: name, ...(lines === null ? {} : { lines }), note: path };
}
