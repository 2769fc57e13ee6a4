/**
 * What the proof asks of sealed documents. Of a redacted account none may be left that opens. Those of other accounts
 * are these accounts' own: where one holds a value that was redacted, that is told and is no failure, like a value that
 * another account holds too.
 */
import type { ProofReport } from '#contracts/redaction.ts';
import type { DocumentRequest, Documents, Hit } from '../../verify/index.ts';
import type { ReadDb } from '../kit/sql.ts';

/** A redaction that is proven, as far as documents go. */
interface Proven {
  readonly id: string;
  readonly scope: string;
  readonly accounts: ReadonlySet<number>;
}

/** What the search asks, and what it told when it is over. */
export interface DocumentProof {
  readonly request: DocumentRequest;
  /** What is left of a redaction's documents and keys, each as a place in which something was found. */
  leftOf(redactionId: string): string[];
  reportOf(redactionId: string, found: Documents | null): Pick<ProofReport, 'documents'>;
}

/** All documents are opened when they are together no larger; of a larger vault those of redacted accounts. */
const MOST_OPENED = 256 * 1024 * 1024;

/** Scopes that take all documents of an account. */
const takesAll = (scope: string): boolean => scope === 'account' || scope === 'documents';

/**
 * @param db the rebuilt database
 * @param redactionOf the redaction that a needle is of
 */
export function documentProof(
  db: ReadDb,
  ringKey: Buffer,
  proven: readonly Proven[],
  redactionOf: (needleId: number) => string,
): DocumentProof {
  const { bytes } = db.one<{ bytes: number }>(
    'SELECT coalesce(sum(size_bytes), 0) AS bytes FROM document WHERE blob IS NOT NULL',
  );
  const redacted = new Set(proven.flatMap(({ accounts }) => [...accounts]));
  const byId = new Map(proven.map((one) => [one.id, one]));
  const holding = new Map<string, Set<string>>(proven.map(({ id }) => [id, new Set()]));
  const stays = ({ needleId, accountSeq, file }: Hit): boolean => {
    const id = redactionOf(needleId);
    const redaction = byId.get(id);
    const own = accountSeq !== undefined && redaction?.accounts.has(accountSeq) === true;
    if (own && takesAll(redaction.scope)) return false;
    holding.get(id)?.add(file);
    return true;
  };
  return {
    request: {
      ringKey,
      passOver: stays,
      ...(bytes <= MOST_OPENED ? {} : { only: (seq: number) => redacted.has(seq) }),
    },
    leftOf: (id) => {
      const redaction = byId.get(id);
      return redaction ? leftBehind(db, id, takesAll(redaction.scope)) : [];
    },
    reportOf: (id, found) =>
      found
        ? {
            documents: {
              opened: found.opened,
              unopened: found.keyDestroyed + found.damaged + found.passedOver,
              holding: holding.get(id)?.size ?? 0,
            },
          }
        : {},
  };
}

/** Documents that still name a file, and keys: every scope destroys them. What was added since then is new. */
function leftBehind(db: ReadDb, redactionId: string, withFiles: boolean): string[] {
  const { files } = db.one<{ files: number }>(
    `SELECT count(*) AS files FROM redaction
     JOIN redaction_account ON redaction_account.redaction_seq = redaction.seq
     JOIN document ON document.account_seq = redaction_account.account_seq
     WHERE redaction.id = ? AND blob IS NOT NULL AND added_at <= cleared_at`,
    redactionId,
  );
  const { keys } = db.one<{ keys: number }>(
    `SELECT count(*) AS keys FROM tombstone JOIN account_key USING (key_id)
     WHERE redaction_id = ? AND key_id <> ''`,
    redactionId,
  );
  return [...Array<string>(withFiles ? files : 0).fill('document'), ...Array<string>(keys).fill('keys')];
}
