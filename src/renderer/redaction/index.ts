/** Redaction: personal data removed for good, step by step, with the proof that it is gone. */
import type { Feature } from '#renderer/app/feature.ts';
import { RedactIcon } from '#renderer/ui/index.ts';
import { useOpenCount } from './data.ts';
import { RedactionPage } from './RedactionPage.tsx';
import { RedactionsPage } from './RedactionsPage.tsx';
import { RedactPage } from './RedactPage.tsx';
import { words } from './words.ts';

export { RedactionPolicyCard } from './RedactionPolicyCard.tsx';
export { ProofGate } from './ProofGate.tsx';
export { RedactItem } from './RedactItem.tsx';
export { Tombstone } from './Tombstone.tsx';

export const feature: Feature = {
  name: 'redaction',
  routes: [
    { path: '/accounts/:id/redact', page: RedactPage },
    { path: '/redactions', page: RedactionsPage },
    { path: '/redactions/:id', page: RedactionPage },
  ],
  rail: {
    label: words.list,
    path: '/redactions',
    icon: RedactIcon,
    order: 45,
    needs: 'redact',
    useCount: useOpenCount,
  },
  commands: [
    { id: 'go./redactions', label: words.go, keys: 'G D', needs: 'redact', run: (go) => go('/redactions') },
  ],
};
