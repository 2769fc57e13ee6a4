import { describe, expect, it } from 'vitest';
import { certificateDocument, certificateText } from '#contracts/certificate-words.ts';
import type { Certificate } from '#contracts/redaction.ts';
import { certificatePdf } from './certificate-pdf.ts';
import { textOfPdf } from './testing/text-of-pdf.ts';

const certificate: Certificate = {
  kind: 'casefold-redaction-certificate',
  version: 1,
  id: 'rdc_01K5ZQ3M8T0001ABCDEFGHJK',
  vaultId: 'vlt_01K5ZQ3M8T0001',
  program: 'Casefold 0.1.0',
  scope: 'account',
  reason: 'erasure-request',
  reference: 'DSR-2026-0142',
  accounts: ['act_01K5ZQ3M8T0001ABCDEFGHJK'],
  stores: [
    { store: 'fields', rows: 1414 },
    { store: 'documents', rows: 5, bytes: 4_218_230 },
    { store: 'drafts', rows: 0 },
    { store: 'keys', rows: 1 },
  ],
  mentionsRedacted: 3,
  mentionsKept: 2,
  proposedBy: 'Łukasz Żółć',
  proposedAt: '2026-11-22T08:55:00.000Z',
  approvedBy: 'Ελένη Жукова',
  approvedAt: '2026-11-22T09:10:12.000Z',
  clearedAt: '2026-11-22T09:11:00.000Z',
  pageKeyGenerations: { destroyed: 3, current: 4 },
  proof: {
    values: 31,
    windows: 2210,
    shortValues: 2,
    sharedValues: 1,
    pages: 10_412,
    damagedPages: 0,
    files: 214,
    bytes: 61_234_567,
    found: 0,
    foundIn: {},
    freePages: 0,
    logBytes: 0,
    oldKeyOpens: false,
    documentsDeleted: 5,
    documents: { opened: 1204, unopened: 2, holding: 1 },
    startedAt: '2026-11-22T09:11:05.000Z',
    endedAt: '2026-11-22T09:11:14.000Z',
  },
  outOfReach: {
    exports: 1,
    backups: [{ label: 'backup-2026-11-01', at: '2026-11-01T17:00:00.000Z' }],
    keyrings: [],
  },
  auditHead: { seq: 8841, hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  certifiedAt: '2026-11-22T09:11:15.000Z',
  publicKey: 'qOp0nKc2iCyPq2Xl1I0OvJk3G6b5pTgk0w4gTxZ8s1E=',
  signature: 'Zm9vYmFyIl0xMjM0NTY3ODlhYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejEyMzQ1Njc4OTBBQkNERUZHSElKS0xNTg==',
};

/** Text as a reader meets it: breaks of lines are no part of it. */
const joined = (text: string): string => text.replaceAll(/\s+/g, '');

describe('the certificate as a document', () => {
  it('holds every sentence and every value of the certificate as text that can be copied', async () => {
    const text = joined(textOfPdf(await certificatePdf(certificate)));
    const { title, statement, sections } = certificateDocument(certificate);
    const all = sections.flatMap(({ title: heading, sentences, steps, rows }) => [
      heading,
      ...sentences,
      ...steps,
      ...rows.flatMap(({ label, value }) => [label, value]),
    ]);
    for (const part of [title, statement, ...all]) expect(text).toContain(joined(part));
    expect(text).toContain('Page1of2');
    expect(text).toContain('ŁukaszŻółć');
    expect(text).toContain('ΕλένηЖукова');
  });

  it('is the same to the last byte when it is made again', async () => {
    const [one, other] = [await certificatePdf(certificate), await certificatePdf({ ...certificate })];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('has all its letters inside, and the signed JSON beside them', async () => {
    const file = Buffer.from(await certificatePdf(certificate)).toString('latin1');
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    expect(file).not.toMatch(/\/Subtype \/Type1\b/);
    expect(file.match(/\/FontFile2/g)).toHaveLength(2);
    expect(file).toContain(`${certificate.id}.json`);
    expect(file).toContain('/AFRelationship /Source');
  });

  it('writes names in letters that the typeface lacks in Latin ones, and says so', async () => {
    const pages = await certificatePdf({ ...certificate, approvedBy: '张伟' });
    const text = joined(textOfPdf(pages));
    expect(text).toContain('ZhangWei');
    expect(text).toContain(joined('are written in Latin ones'));
  });

  it('lists the first accounts of a large batch and says how many more there are', async () => {
    const accounts = Array.from({ length: 5000 }, (_, at) => `act_${String(at).padStart(20, '0')}`);
    const text = joined(textOfPdf(await certificatePdf({ ...certificate, accounts })));
    expect(text).toContain('act_00000000000000000199');
    expect(text).not.toContain('act_00000000000000000200');
    expect(text).toContain(joined('and 4,800 more'));
  });
});

describe('the certificate in words', () => {
  it('says that no second person was asked for rather than nothing', () => {
    expect(certificateText({ ...certificate, approvedBy: null, approvedAt: null })).toContain(
      'Approved by: No second person',
    );
  });

  it('names the copies that are out of reach', () => {
    const text = certificateText(certificate);
    expect(text).toContain('Exports: 1 export');
    expect(text).toContain('Backups: backup-2026-11-01 (1 November 2026, 17:00:00 UTC)');
    expect(text).toContain('Copies of keys: None on record');
  });

  it('does not say that no mention was found where none was looked for', () => {
    const none = { ...certificate, mentionsRedacted: 0, mentionsKept: 0 };
    expect(certificateText(none)).toContain('Mentions elsewhere: None were found');
    expect(certificateText({ ...none, scope: 'fields:email' })).toContain(
      'Mentions elsewhere: Not looked for',
    );
  });

  it('speaks of deleted documents only where some were', () => {
    const without = { ...certificate, proof: { ...certificate.proof, documentsDeleted: 0 } };
    expect(certificateText(certificate)).toContain('Document files were deleted.');
    expect(certificateText(without)).not.toContain('Document files were deleted.');
  });
});
