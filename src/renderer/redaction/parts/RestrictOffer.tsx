import { words } from '../words.ts';

/**
 * What can be done instead while the account must be kept. The action of restricting belongs to retention and takes
 * its place here, with the account's id.
 */
export function RestrictOffer({ accountId }: { readonly accountId: string }) {
  return (
    <div className="redact-line" data-account={accountId}>
      <p className="faint">{words.restrictText}</p>
    </div>
  );
}
