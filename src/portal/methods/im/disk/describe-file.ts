import type { WireValue } from '../../../php/encode-json.ts';
import { isoDate } from '../../../pipeline/time-block.ts';
import type { PortalFile } from '../../../state/portal-file.ts';
import type { PortalState } from '../../../state/portal-state.ts';
import { fullName } from '../describe/describe-user.ts';

const images = new Set(['png', 'jpg', 'jpeg', 'gif', 'bmp', 'webp']);

/** A file of a chat. Its links lead nowhere: this portal keeps no content. @see docs/reference/portal.md D */
export function describeFile(file: PortalFile, state: PortalState): { readonly [name: string]: WireValue } {
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const author = state.users.get(file.author);
  const url = `/disk/file/${file.id}/`;
  return {
    id: file.id,
    chatId: file.chatId,
    date: isoDate(state.now(), state.utcOffset),
    type: images.has(extension) ? 'image' : 'file',
    name: file.name,
    extension,
    size: file.size,
    image: false,
    status: 'done',
    progress: 100,
    authorId: file.author,
    authorName: author === undefined ? '' : fullName(author),
    urlPreview: '',
    urlShow: url,
    urlDownload: url,
    viewerAttrs: null,
    mediaUrl: [],
    isTranscribable: false,
    isVideoNote: false,
    isVoiceNote: false,
  };
}
