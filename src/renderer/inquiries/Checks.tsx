import type { Review } from '#contracts/inquiries.ts';
import { StatusPill } from '#renderer/ui/index.ts';
import { fieldNames } from './level-words.ts';
import { SideSection } from './SideSection.tsx';
import { checkTone, plainWords } from './tones.ts';
import { words } from './words.ts';

type Check = Review['checks'][number];

/** The checks of each verification, those that failed first. */
export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  if (checks.length === 0) return <p className="side-none faint">{words.pane.checksNone}</p>;
  const sources = [...new Set(checks.map((check) => check.verification))];
  return sources.map((source) => (
    <SideSection key={source} title={plainWords(source)}>
      <ul className="checks">
        {checks
          .filter((check) => check.verification === source)
          .sort((one, other) => Number(other.status === 'failed') - Number(one.status === 'failed'))
          .map((check) => (
            <li key={check.name}>
              <span>
                {checkName(check)}
                {check.reasons.length > 0 ? (
                  <span className="faint"> {check.reasons.map(plainWords).join(', ')}</span>
                ) : null}
              </span>
              <StatusPill tone={checkTone(check.status)}>{plainWords(check.status)}</StatusPill>
            </li>
          ))}
      </ul>
    </SideSection>
  ));
}

/** The re-verification: its result, then each field of the policy with what the comparison says. */
export function ReverificationSection({ of }: { readonly of: Review['reverification'] }) {
  const { check, sentences } = of;
  return (
    <SideSection title={words.pane.reverification}>
      <ul className="checks">
        <li>
          <span className="strong">{plainWords(check.name)}</span>
          <StatusPill tone={checkTone(check.status)}>{words.pane.reverified[check.status]}</StatusPill>
        </li>
        {sentences.map(({ field, required, status, text }) => (
          <li key={field}>
            <span>
              {fieldNames[field]}{' '}
              <span className="faint">
                {required ? words.pane.required : words.pane.informs}. {text}.
              </span>
            </span>
            <StatusPill tone={required ? checkTone(status) : 'neutral'}>{plainWords(status)}</StatusPill>
          </li>
        ))}
      </ul>
    </SideSection>
  );
}

/** How many failed; they are what the tab says. */
export function failedChecks(checks: readonly Check[]): number {
  return checks.filter((check) => check.status === 'failed').length;
}

/** The name without the word of its verification, which stands above it: "id tamper detection" → "tamper detection". */
function checkName({ name, verification }: Check): string {
  const [first = '', ...rest] = plainWords(name).split(' ');
  return rest.length > 0 && plainWords(verification).split(' ').includes(first)
    ? rest.join(' ')
    : [first, ...rest].join(' ');
}
