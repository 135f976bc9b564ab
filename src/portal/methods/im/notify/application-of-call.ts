import { toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import type { MethodCall } from '../../portal-method.ts';

/** The application that tags of notifications belong to: that of the token, or CLIENT_ID for a webhook; undefined when there is none. */
export function applicationOf(given: PhpArray, { credential }: MethodCall): string | undefined {
  return credential.application ?? (toText(given.get('CLIENT_ID')) || undefined);
}

/** A tag with its application before it, empty when there is no tag or no application. */
export function tagOf(given: PhpArray, name: 'TAG' | 'SUB_TAG', application: string | undefined): string {
  const tag = toText(given.get(name)) ?? '';
  return tag === '' || application === undefined ? '' : `MP|${application}|${tag}`;
}
