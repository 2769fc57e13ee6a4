import { Link } from 'wouter';
import type { Account } from '#contracts/accounts.ts';
import { Card, ErrorNotice, formatDay, LevelCount, StatusPill, type Tone } from '#renderer/ui/index.ts';
import { useAccountInquiries } from '../data.ts';
import { asLabel } from '../field-words.ts';
import { words } from '../words.ts';

const tones: Readonly<Record<string, Tone>> = {
  approved: 'good',
  declined: 'bad',
  needs_review: 'attention',
  completed: 'attention',
  failed: 'attention',
};

/** The inquiries of an account, newest first, each a step away from its review. */
export function InquiriesCard({ account }: { readonly account: Account }) {
  const inquiries = useAccountInquiries(account.id);
  const rows = inquiries.data?.rows ?? [];
  return (
    <Card title={words.inquiries} aside={rows.length > 1 ? words.newestFirst : undefined}>
      {inquiries.isError ? (
        <ErrorNotice error={inquiries.error} onRetry={() => void inquiries.refetch()} />
      ) : null}
      {inquiries.data && rows.length === 0 ? <p className="card-note faint">{words.noInquiries}</p> : null}
      <ul>
        {rows.map((row, at) => (
          <li key={row.id} className="inquiry-row">
            <span className="strong">{words.inquiry(account.counts.inquiries - at)}</span>
            <StatusPill tone={tones[row.status] ?? 'neutral'}>{asLabel(row.status).toLowerCase()}</StatusPill>
            <span className="clip" title={row.summary}>
              {row.summary}
            </span>
            <span className="inquiry-levels">
              {row.counts.conflict > 0 ? <LevelCount level="conflict" count={row.counts.conflict} /> : null}
              {row.counts.close > 0 ? <LevelCount level="close" count={row.counts.close} /> : null}
            </span>
            <span className="faint">{formatDay(row.receivedAt)}</span>
            <span className="faint clip">{row.decidedBy}</span>
            <Link href={`/inquiries/${row.id}`} className="inquiry-link">
              {row.decidedAt === null ? words.reviewLink : words.openLink}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
