import { ActionButton, CardRow, formatCount, formatInstant } from '../../ui/index.ts';
import type { RestoreReport } from '../data.ts';
import { words } from '../words.ts';

const { report: names } = words;

/** What came back, what did not, and why. */
export function RestoreOutcome({ report, onDone }: { report: RestoreReport; onDone: () => void }) {
  const counts = [
    { label: names.redacted, count: report.redacted, hint: names.redactedHint },
    { label: names.blackedOut, count: report.blackedOut, hint: names.blackedOutHint },
    { label: names.withoutKey, count: report.withoutKey, hint: names.withoutKeyHint },
    { label: names.damaged, count: report.damagedAccounts, hint: names.damagedHint },
    { label: names.missing, count: report.documentsMissing, hint: '' },
  ].filter(({ count }) => count > 0);
  const whole = counts.length === 0 && report.damaged.length === 0;
  return (
    <div className="backup-report" role="status">
      <div className="backup-chosen">
        <CardRow label={names.vault}>
          <span className="strong">{report.vaultName}</span>
        </CardRow>
        <CardRow label={names.made}>{formatInstant(report.madeAt)}</CardRow>
        <CardRow label={names.accounts}>{formatCount(report.accounts)}</CardRow>
        <CardRow label={names.documents}>{formatCount(report.documents)}</CardRow>
        {counts.map(({ label, count, hint }) => (
          <CardRow key={label} label={label}>
            {formatCount(count)}
            {hint === '' ? null : <p className="faint">{hint}</p>}
          </CardRow>
        ))}
      </div>
      {whole ? <p>{names.allWhole}</p> : null}
      <DamagedParts report={report} />
      <div className="entry-actions">
        <ActionButton tone="primary" onClick={onDone} autoFocus>
          {words.toUnlock}
        </ActionButton>
      </div>
    </div>
  );
}

function DamagedParts({ report }: { report: RestoreReport }) {
  if (report.damaged.length === 0) return null;
  return (
    <div>
      <p className="strong">{names.parts}</p>
      <ul className="backup-problems" tabIndex={0} aria-label={names.parts}>
        {report.damaged.map(({ file, part, offset, holds }) => (
          <li key={`${file} ${part} ${String(offset)}`}>
            <span className="code">{file}</span>: {words.partAt(words.partNames[part] ?? part, holds, offset)}
          </li>
        ))}
        {report.damagedMore > 0 ? <li>{names.more(report.damagedMore)}</li> : null}
      </ul>
    </div>
  );
}
