/** One account: its page, and what other screens show of accounts. The list of accounts is in `search`. */
import type { Feature } from '#renderer/app/feature.ts';
import { AccountPage } from './AccountPage.tsx';
import { words } from './words.ts';

export { statusTone } from '#renderer/search/index.ts';
export { AccountTags } from './AccountTags.tsx';
export { ProvenanceLine } from './ProvenanceLine.tsx';
export { Timeline } from './Timeline.tsx';

export const feature: Feature = {
  name: 'accounts',
  routes: [{ path: '/accounts/:id', page: AccountPage }],
  keyGroups: [{ title: words.keys.title, keys: words.keys.list }],
};
