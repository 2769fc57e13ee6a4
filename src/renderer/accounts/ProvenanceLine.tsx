import { Link } from 'wouter';
import type { Provenance } from '#contracts/accounts.ts';
import { formatCount, formatDay } from '#renderer/ui/format.ts';
import { provenanceWords } from './provenance-words.ts';

/** Where a value came from, in one line; a file leads to its import and an inquiry to its review. */
export function ProvenanceLine({ source }: { readonly source: Provenance }) {
  const where = sourceLink(source);
  return (
    <>
      {where ?? provenanceWords.kind(source)}
      {source.by !== null && source.kind !== 'import' ? ` ${provenanceWords.by(source.by)}` : null},{' '}
      {formatDay(source.at)}
      {source.reason !== undefined && source.reason !== '' ? `, “${source.reason}”` : null}
    </>
  );
}

function sourceLink(source: Provenance) {
  if (source.kind === 'import' && source.file !== undefined) {
    const text = `${source.file}${source.line === undefined ? '' : `, ${provenanceWords.line(formatCount(source.line))}`}`;
    return source.importId === undefined ? <bdi>{text}</bdi> : <Link href="/imports">{text}</Link>;
  }
  if (source.inquiryId !== undefined) {
    return <Link href={`/inquiries/${source.inquiryId}`}>{provenanceWords.inquiry}</Link>;
  }
  return null;
}
