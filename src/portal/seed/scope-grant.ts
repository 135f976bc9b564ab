import type { Seed } from './seed.ts';

/** Scopes by name, or all that there are. */
export type ScopeGrant = readonly string[] | 'all';

/** The scopes that documented methods ask for. */
const everyScope: readonly string[] = (
  'ai_admin appform basic biconnector bizproc booking calendar call cashbox catalog configuration.import contact_center crm delivery department disk ' +
  'documentgenerator entity faceid forum humanresources humanresources.hcmlink iblock im im.import imbot imconnector imopenlines intranet ' +
  'landing landing_cloud lists log mail mailservice main messageservice mobile note pay_system placement pull rating rest rpa sale salescenter ' +
  'sign.b2e smile socialnetwork sonet sonet_group task tasks tasks_extended tasksmobile telephony timeman user user.userfield user_basic user_brief ' +
  'userconsent userfieldconfig vote'
).split(' ');

/** All scopes: those that are known are listed, and any other that a document asks for is among them too. */
class AllScopes extends Set<string> {
  override has(_scope: string): boolean {
    return true;
  }
}

/** The scopes of a grant as a set; none where nothing is granted. */
export function grantedScopes(grant: ScopeGrant | undefined): ReadonlySet<string> {
  return grant === 'all' ? new AllScopes(everyScope) : new Set(grant);
}

/**
 * A seed whose webhooks and tokens have the scopes that are granted to their names, in place of their own.
 *
 * @throws Error for a name that no webhook or token has
 */
export function withScopes(seed: Seed, grants: Readonly<Record<string, ScopeGrant>>): Seed {
  const named = <T extends { readonly name: string }>(one: T): T => {
    const scopes = Object.hasOwn(grants, one.name) ? grants[one.name] : undefined;
    return scopes === undefined ? one : { ...one, scopes };
  };
  const { webhooks, tokens = [] } = seed;
  const names = [...new Set([...webhooks, ...tokens].map(({ name }) => name))];
  const unknown = Object.keys(grants).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `Scopes are granted to ${unknown}, but the webhooks and tokens are called ${names.join(', ')}.`,
    );
  return { ...seed, webhooks: webhooks.map(named), tokens: tokens.map(named) };
}
