/** What a search tells. */
import type { PieceKind } from './content/piece.ts';

/** What was found where. */
export interface Hit {
  readonly needleId: number;
  readonly place: 'database' | 'log' | 'seam' | 'file' | 'file-name' | 'volume' | 'document';
  /** Path below the folder, or as given. */
  readonly file: string;
  /** Page of the database; for a seam, the page after it. */
  readonly page?: number;
  /** Of a document: the account it is of, by number. */
  readonly accountSeq?: number;
  /** Of a document: as its bytes lie there, unpacked, or as text that was decoded. */
  readonly piece?: PieceKind;
  /** Byte in the page, in the file or its piece, or in the volume. */
  readonly offset: number;
}
