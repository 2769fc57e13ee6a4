import type { Outcome } from '#contracts/inquiries.ts';
import type { Suggestion } from '#contracts/person.ts';
import type { Tone } from '#renderer/ui/index.ts';

/** The dot beside an outcome. */
export function outcomeTone(outcome: Outcome | null): Tone {
  if (outcome === 'approve') return 'good';
  if (outcome === 'decline') return 'bad';
  return outcome === 'needs-review' ? 'attention' : 'neutral';
}

/** The dot beside what the rules suggest. */
export function verdictTone(verdict: Suggestion['verdict']): Tone {
  if (verdict === 'same' || verdict === 'probably-same') return 'good';
  return verdict === 'unclear' ? 'attention' : 'bad';
}

/** The dot beside the result of a check. */
export function checkTone(status: string): Tone {
  if (status === 'passed') return 'good';
  return status === 'failed' ? 'bad' : 'neutral';
}

/** A key or code of a document as words: `id_number-check` → `id number check`. */
export function plainWords(code: string): string {
  return code.replaceAll(/[-_/.]+/g, ' ').trim();
}
