import {
  ActionButton,
  Card,
  CardRow,
  ErrorNotice,
  formatDay,
  formatSize,
  JobBar,
  plural,
} from '../../ui/index.ts';
import { useAbout, useVaultCheck, useVaultInfo } from '../../vault/index.ts';
import { words } from '../words.ts';

/** What the vault is and holds, and a check of all of it. */
export function VaultCard() {
  const info = useVaultInfo();
  const about = useAbout();
  const vault = info.data;
  return (
    <Card title={words.vault}>
      <ErrorNotice error={info.error} />
      {vault ? (
        <>
          <CardRow label={words.name}>
            <span className="strong">{vault.name}</span>
          </CardRow>
          <CardRow label={words.holds}>
            {[
              plural(vault.accounts, 'account'),
              plural(vault.inquiries, 'inquiry', 'inquiries'),
              plural(vault.documents, 'document'),
            ].join(', ')}
          </CardRow>
          <CardRow label={words.size}>{formatSize(vault.sizeBytes)}</CardRow>
          <CardRow label={words.created}>{formatDay(vault.createdAt)}</CardRow>
          <CardRow label={words.folder}>
            <span className="code">{about?.vaultFolder}</span>
          </CardRow>
          <CardRow label={words.cipher}>{vault.cipher}</CardRow>
          <CardRow label={words.format}>{words.formatText(vault.formatVersion, vault.schemaVersion)}</CardRow>
        </>
      ) : null}
      <CheckRow />
    </Card>
  );
}

function CheckRow() {
  const check = useVaultCheck();
  const start = () => void check.start({}).catch(() => undefined);
  return (
    <CardRow
      label={words.check}
      aside={
        check.phase === 'running' ? undefined : (
          <ActionButton size="small" onClick={start}>
            {words.checkNow}
          </ActionButton>
        )
      }
    >
      {check.phase === 'running' ? (
        <JobBar
          label={words.checking}
          done={check.progress?.done ?? 0}
          total={check.progress?.total ?? null}
          onCancel={check.cancel}
        />
      ) : check.output ? (
        <CheckOutcome output={check.output} />
      ) : (
        <p className="faint">{words.checkHint}</p>
      )}
      {check.phase === 'failed' ? <ErrorNotice error={check.error} onRetry={start} /> : null}
    </CardRow>
  );
}

interface Outcome {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly pages: number;
  readonly facts: number;
}

function CheckOutcome({ output }: { output: Outcome }) {
  if (output.ok)
    return <p role="status">{words.checkGood(plural(output.pages, 'page'), plural(output.facts, 'fact'))}</p>;
  return (
    <div role="alert">
      <p className="strong">{words.checkBad}</p>
      <ul className="settings-problems">
        {output.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}

/** Which program this is. */
export function AboutCard() {
  const about = useAbout();
  return (
    <Card title={words.about}>
      {about ? (
        <CardRow label={words.version}>
          {about.version} <span className="faint">· {words.hosts[about.host]}</span>
        </CardRow>
      ) : null}
      <p className="settings-offline">{words.offline}</p>
    </Card>
  );
}
