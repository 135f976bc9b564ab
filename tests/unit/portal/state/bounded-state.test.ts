import { expect, test } from '@playwright/test';
import { withSecrets } from '../../../../src/portal/seed/with-secrets.ts';
import { addChat, maxChats, privateChatOf } from '../../../../src/portal/state/chats.ts';
import { createState } from '../../../../src/portal/state/create-state.ts';
import { maxRows, putRecord } from '../../../../src/portal/state/entities.ts';
import { addMessage, maxMessages } from '../../../../src/portal/state/messages.ts';
import { addNotification, maxNotifications } from '../../../../src/portal/state/notifications.ts';
import { marksOf } from '../../../../src/portal/state/recent-marks.ts';

function newState() {
  return createState(
    withSecrets({
      users: [{ id: 1 }, { id: 2 }],
      chats: [{ id: 5, type: 'closed', owner: 1, members: [1] }],
      webhooks: [{ name: 'owner', user: 1 }],
    }),
    () => 0,
  );
}

const chat = { type: 'closed', title: '', owner: 1, members: [1] } as const;

test('of chats that calls made the oldest goes, with its messages and marks; those of the seed stay', () => {
  const state = newState();
  const first = privateChatOf(state, 1, 2);
  addMessage(state, first, { author: 1, text: 'x' });
  marksOf(state, 1).pinned.add(first.id);
  for (let count = state.chats.size; count <= maxChats; count++) addChat(state, chat);
  expect(state.chats.size).toBe(maxChats);
  expect(state.chats.has(5)).toBe(true);
  expect(state.chats.has(first.id)).toBe(false);
  expect(state.privateChats.size).toBe(0);
  expect(state.messages.size).toBe(0);
  expect(marksOf(state, 1).pinned.size).toBe(0);
});

test('of messages the oldest goes, from its chat as well', () => {
  const state = newState();
  const [old, busy] = [addChat(state, chat), addChat(state, chat)];
  addMessage(state, old, { author: 1, text: 'oldest' });
  for (let count = 0; count < maxMessages; count++) addMessage(state, busy, { author: 1, text: 'x' });
  expect(state.messages.size).toBe(maxMessages);
  expect(old.messageIds).toEqual([]);
  expect(busy.messageIds).toHaveLength(maxMessages);
});

test('of notifications the oldest goes', () => {
  const state = newState();
  const notification = { user: 1, author: 1, text: 'x', tag: '', subTag: '', attach: null };
  const first = addNotification(state, notification);
  for (let count = 0; count < maxNotifications; count++) addNotification(state, notification);
  expect(state.notifications.size).toBe(maxNotifications);
  expect(state.notifications.has(first.id)).toBe(false);
});

test('of the records of a family the oldest goes, and a change takes none away', () => {
  const table = { rows: new Map(), nextId: 1 };
  for (let id = 1; id <= maxRows + 1; id++) putRecord(table, String(id), new Map());
  putRecord(table, String(maxRows), new Map([['changed', true]]));
  expect(table.rows.size).toBe(maxRows);
  expect(table.rows.has('1')).toBe(false);
  expect(table.rows.has('2')).toBe(true);
  expect(table.nextId).toBe(maxRows + 2);
});
