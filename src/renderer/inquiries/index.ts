/** The inquiries of the window: the queue and the review screen. */
import type { Feature } from '#renderer/app/feature.ts';
import { InquiriesIcon } from '#renderer/ui/icons.tsx';
import { QueuePage, ReviewPage } from './ReviewPage.tsx';
import { words } from './words.ts';

export const feature: Feature = {
  name: 'inquiries',
  routes: [
    { path: '/inquiries', page: QueuePage },
    { path: '/inquiries/:id', page: ReviewPage },
  ],
  rail: { label: words.inquiries, path: '/inquiries', icon: InquiriesIcon, order: 10 },
  commands: [
    {
      id: 'go./inquiries',
      label: words.goToQueue,
      keys: 'G I',
      needs: 'read',
      run: (go) => go('/inquiries'),
    },
  ],
  keyGroups: [
    { title: words.keyGroups.fields, keys: words.keyGroups.fieldKeys },
    { title: words.keyGroups.decision, keys: words.keyGroups.decisionKeys },
    { title: words.keyGroups.screen, keys: words.keyGroups.screenKeys },
  ],
};
