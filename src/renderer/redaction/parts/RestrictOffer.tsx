import { RestrictButton } from '#renderer/retention/index.ts';
import { words } from '../words.ts';

/** What can be done instead while the account must be kept. */
export function RestrictOffer({ accountId }: { readonly accountId: string }) {
  return (
    <div className="redact-line">
      <p className="faint">{words.restrictText}</p>
      <RestrictButton accountId={accountId} />
    </div>
  );
}
