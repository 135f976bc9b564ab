import type { Looks } from '../other-portal.ts';

const spoken: Readonly<Record<string, string>> = {
  Russian: 'Доступ к диалогу запрещён',
  Chinese: '您没有访问此对话的权限。',
  Japanese: 'アクセスが拒否されました',
  'Arabic with marks of direction': '\u200fلا يمكنك الوصول إلى هذه الدردشة (403)\u200e',
  'Hebrew, Hindi and Thai': 'אין גישה · पहुँच नहीं है · ไม่มีสิทธิ์',
  'Turkish, dotted and not': 'İletişim kutusu kimliği geçersiz: ILIK ılık',
  'combining marks': 'Accès refusé, cle\u0301 absente',
  'emoji of several parts': 'No access 🚫👩🏽‍💻🏳️‍🌈',
  'separators of lines and a no-break space': 'No\u00a0access.\u2028Ask the owner.\u2029',
  'the name of the parameter': "Dialog ID can't be empty: DIALOG_ID",
  'the name of the method': 'im.dialog.writing: the dialog is not available',
  'quotes of every kind': `"No" 'access' \`to\` «this» „chat“ \\ or \\\\ that`,
  'angle brackets and entities': '<b>No access</b> &amp; <br/> 3 < 5 > 4 <dialog>',
  'an address of a page': 'See https://helpdesk.bitrix24.com/open/123/ (REST 2.0)',
  'a path of a page': 'Not available: /settings/configs/, /company/personal/user/8/ and/or /rest/',
  'words of SQL':
    'Please select a chat from the list where you are, update it, insert it into yours, or delete it from all',
  'words of a trace':
    'Call us at support (ext:12) at line 3; the stack is traced, an error (uncaught) in C: or D:\\ drive',
  'versions like addresses':
    'Needs REST 25.800.0.1, Chrome 10.0.648.204, Windows 10.0.19045, agent/10.1.2.3 or version 10.0.1.5',
  'hosts of the world':
    'Ask support@localhost.bitrix24.com, corp.example.com or internal.example.org; Wi-Fi.Lan-party',
  'JSON in words': 'Send {"DIALOG_ID":"..."} and not {"error":"X","result":true}',
  'control characters': 'No access\tto\nthis\r\nchat\u0007\u001b[0m',
  'a letter': 'x',
  'thirty thousand letters': 'The dialog is not available to you. '.repeat(830),
};

/** Right portals that explain their refusals in words of their own. */
export const oddWords: Readonly<Record<string, Looks>> = Object.fromEntries(
  Object.entries(spoken).map(([name, words]) => [`words: ${name}`, { words }]),
);
