import type { B24OAuth } from 'b24jssdk-2.2.0';

/** A deal as the desk needs it. */
interface Deal {
  readonly ID: string;
  readonly TITLE: string;
  readonly ASSIGNED_BY_ID: string;
}

/** A desk that is open: the chat of one order. */
export interface Desk {
  readonly deal: Deal;
  readonly chat: number;
  readonly dialog: string;
  readonly greeting: number;
}

/**
 * A small application as its authors would write it with the vendor's SDK: each order of the CRM gets a chat with the colleagues who work
 * on it. It knows nothing of any mock.
 */
export class OrderDesk {
  readonly #b24: B24OAuth;

  constructor(b24: B24OAuth) {
    this.#b24 = b24;
  }

  async #call<T = unknown>(method: string, params: object = {}): Promise<T> {
    const response = await this.#b24.actions.v2.call.make({ method, params: { ...params } });
    return response.getData()?.result as T;
  }

  /** What has to be there before the first order. */
  async start(handler: string): Promise<{ readonly me: string; readonly problem: string | undefined }> {
    const me = await this.#call<{ readonly ID: string }>('profile');
    const scopes = await this.#call<readonly string[]>('scope');
    await this.#call('app.info');
    await this.#call('server.time');
    await this.#call('im.revision.get');
    await this.#call('im.user.status.set', { STATUS: 'online' });
    if (!scopes.includes('im')) return { me: me.ID, problem: 'The application may not use chats.' };
    const bound = await this.#call<readonly { readonly event: string }[]>('event.get');
    if (bound.length === 0) await this.#call('event.bind', { event: 'onCrmDealAdd', handler });
    return { me: me.ID, problem: undefined };
  }

  /** Opens a desk for a deal, with the colleagues of a department. */
  async open(dealId: string, department: number): Promise<Desk> {
    const deal = await this.#call<Deal>('crm.deal.get', { id: dealId });
    const employees = await this.#call<Record<string, readonly { readonly id: number }[]>>(
      'im.department.employees.get',
      { ID: [department], USER_DATA: 'Y' },
    );
    const chat = await this.#call<number>('im.chat.add', { TITLE: 'New order', COLOR: 'MINT' });
    const dialog = `chat${chat}`;
    await this.#call('im.chat.updateTitle', { CHAT_ID: chat, TITLE: deal.TITLE });
    await this.#call('im.chat.updateColor', { CHAT_ID: chat, COLOR: 'RED' });
    const users = Object.values(employees)
      .flat()
      .map(({ id }) => id);
    await this.#call('im.chat.user.add', { CHAT_ID: chat, USERS: users });
    await this.#call('im.dialog.writing', { DIALOG_ID: dialog });
    const greeting = await this.#call<number>('im.message.add', {
      DIALOG_ID: dialog,
      MESSAGE: `This is about ${deal.TITLE}.`,
    });
    await this.#call('im.recent.pin', { DIALOG_ID: dialog });
    await this.#call('im.notify.personal.add', {
      USER_ID: deal.ASSIGNED_BY_ID,
      MESSAGE: `A chat is open for ${deal.TITLE}`,
    });
    await this.#call('crm.timeline.comment.add', {
      fields: { ENTITY_ID: deal.ID, ENTITY_TYPE: 'deal', COMMENT: `Chat ${chat}` },
    });
    return { deal, chat, dialog, greeting };
  }

  /** What is new at a desk, and who is there. */
  async look({ chat, dialog }: Desk) {
    const about = await this.#call<{ readonly name: string }>('im.dialog.get', { DIALOG_ID: dialog });
    const members = await this.#call<readonly number[]>('im.chat.user.list', { CHAT_ID: chat });
    const { messages } = await this.#call<{ readonly messages: readonly { readonly text: string }[] }>(
      'im.dialog.messages.get',
      { DIALOG_ID: dialog, LIMIT: 20 },
    );
    await this.#call('im.dialog.read', { DIALOG_ID: dialog });
    await this.#call('im.counters.get');
    await this.#call('im.recent.list', { LIMIT: 10 });
    return { name: about.name, members, texts: messages.map(({ text }) => text) };
  }

  /** Finds a colleague by name and by list, and asks them in. */
  async ask(desk: Desk, name: string): Promise<string | undefined> {
    const found = await this.#call<Record<string, { readonly id: number; readonly name: string }>>(
      'im.search.user.list',
      { FIND: name },
    );
    await this.#call('user.search', { FILTER: { NAME: name } });
    await this.#call('user.get', { FILTER: { ACTIVE: true } });
    const [colleague] = Object.values(found);
    if (colleague === undefined) return undefined;
    await this.#call('im.user.get', { ID: colleague.id });
    await this.#call('im.chat.user.delete', { CHAT_ID: desk.chat, USER_ID: colleague.id });
    await this.#call('im.chat.user.add', { CHAT_ID: desk.chat, USERS: [colleague.id] });
    await this.#call('im.message.update', {
      MESSAGE_ID: desk.greeting,
      MESSAGE: `${colleague.name}, please help.`,
    });
    await this.#call('im.message.like', { MESSAGE_ID: desk.greeting });
    return colleague.name;
  }

  /** Closes a desk. Gives the code of what a portal refused, so that somebody can look into it. */
  async close({ deal, chat, dialog, greeting }: Desk): Promise<string | undefined> {
    try {
      await this.#call('crm.deal.update', { id: deal.ID, fields: { STAGE_ID: 'WON' } });
      await this.#call('im.message.delete', { MESSAGE_ID: greeting });
      await this.#call('im.chat.mute', { CHAT_ID: chat, MUTE: 'Y' });
      await this.#call('im.recent.hide', { DIALOG_ID: dialog });
      await this.#call('im.chat.leave', { CHAT_ID: chat });
      return undefined;
    } catch (error) {
      return (error as { readonly code?: string }).code;
    }
  }
}
