/**
 * Writes the sample organisation to a folder: `node resources/sample/generate.ts [folder]`, `sample` when no folder
 * is named. See README.md beside this file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateSample } from '../../src/main/sample/generate/index.ts';

const folder = path.resolve(process.argv[2] ?? 'sample');
const documents = path.join(folder, 'documents');
const sample = generateSample();

mkdirSync(documents, { recursive: true });
writeFileSync(path.join(folder, 'accounts.csv'), sample.accountsCsv);
writeFileSync(
  path.join(folder, 'inquiries.jsonl'),
  sample.inquiries.map((inquiry) => `${JSON.stringify(inquiry)}\n`).join(''),
);
writeFileSync(path.join(folder, 'expectations.json'), `${JSON.stringify(sample.expectations, null, 2)}\n`);
const list = sample.documents.map(({ bytes, ...document }) => ({ ...document, byteSize: bytes.length }));
writeFileSync(path.join(folder, 'documents.json'), `${JSON.stringify(list, null, 2)}\n`);
for (const document of sample.documents) {
  writeFileSync(path.join(documents, document.fileName), document.bytes);
}
process.stdout.write(
  `${String(sample.inquiries.length)} inquiries, ${String(sample.documents.length)} documents and accounts.csv written to ${folder}\n`,
);
