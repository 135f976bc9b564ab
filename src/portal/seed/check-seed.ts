import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { packageRoot } from '../../package-root.ts';
import type { Seed } from './seed.ts';

/**
 * What is wrong with a seed: first by its schema, then whether each name and id it refers to exists.
 *
 * @returns sentences with a JSON pointer; none when the seed is sound
 */
export function seedProblems(value: unknown): readonly string[] {
  const schema = JSON.parse(
    readFileSync(join(packageRoot(), 'spec/portal/seed.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
  if (!validate(value)) {
    return (validate.errors ?? []).map((e) => `${e.instancePath || '/'} ${e.message ?? 'is wrong'}`);
  }
  return danglingReferences(value as Seed);
}

function danglingReferences(seed: Seed): readonly string[] {
  const users = new Set(seed.users.map((user) => user.id));
  const applications = new Set((seed.applications ?? []).map((application) => application.name));
  const problems: string[] = [];
  const needUser = (id: number | undefined, at: string) => {
    if (id !== undefined && !users.has(id)) problems.push(`${at} names user ${id}, who is not among /users`);
  };
  (seed.chats ?? []).forEach((chat, i) => {
    needUser(chat.owner, `/chats/${i}/owner`);
    for (const [j, member] of chat.members.entries()) needUser(member, `/chats/${i}/members/${j}`);
  });
  (seed.departments ?? []).forEach((department, i) => {
    needUser(department.head, `/departments/${i}/head`);
  });
  (seed.files ?? []).forEach((file, i) => {
    needUser(file.author, `/files/${i}/author`);
  });
  const chats = new Set((seed.chats ?? []).map((chat) => chat.id));
  (seed.messages ?? []).forEach((message, i) => {
    needUser(message.author, `/messages/${i}/author`);
    if (!chats.has(message.chat))
      problems.push(`/messages/${i}/chat names chat ${message.chat}, which is not among /chats`);
  });
  seed.webhooks.forEach((webhook, i) => {
    needUser(webhook.user, `/webhooks/${i}/user`);
  });
  (seed.tokens ?? []).forEach((token, i) => {
    needUser(token.user, `/tokens/${i}/user`);
    if (!applications.has(token.application))
      problems.push(`/tokens/${i}/application names ${token.application}, which is not among /applications`);
  });
  return problems;
}
