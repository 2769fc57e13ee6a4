import type { Tone } from '../ui/index.ts';

const tones: Readonly<Record<string, Tone>> = {
  active: 'good',
  approved: 'good',
  verified: 'good',
  pending: 'attention',
  'needs review': 'attention',
  frozen: 'accent',
  suspended: 'bad',
  declined: 'bad',
  rejected: 'bad',
  blocked: 'bad',
  closed: 'neutral',
  archived: 'neutral',
  redacted: 'neutral',
};

/** The dot of an account's status. Statuses are the organisation's own words: unknown ones stay neutral. */
export function statusTone(status: string): Tone {
  return tones[status.toLowerCase().replaceAll(/[_-]/g, ' ')] ?? 'neutral';
}
