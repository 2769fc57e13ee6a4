/** The sentences of exports. */
import { formatSize, plural } from '#renderer/ui/format.ts';

const phases: Readonly<Record<string, string>> = {
  collecting: 'collecting',
  documents: 'documents',
  writing: 'writing',
};

export const words = {
  title: (name: string): string => `Export ${name}`,
  what: 'Everything held about this person goes into one encrypted archive (AES-256 zip, opens with 7-Zip):',
  contents: [
    'A readable page that opens in any browser without a network, and says what was left out and why',
    'data.json: all values and inquiries, can be imported again without loss; history.json: what was done and decided',
    'records.json: every entry about the person as it is stored, with notes, drafts and earlier values',
    'The documents as they were received',
  ],
  recorded: 'The export is recorded on the timeline with its hash, never with its content.',
  passphraseAhead: 'A random passphrase is made for it and shown once, after the file is written.',
  choose: 'Choose where to save…',
  cancel: 'Cancel',
  stop: 'Stop',
  working: 'Writing the archive',
  phase: (phase: string): string => phases[phase] ?? phase,
  doneTitle: 'The archive is written',
  passphrase: 'Passphrase',
  once: 'Shown this once and kept nowhere. Pass it on by another way than the file.',
  copy: 'Copy',
  copied: 'Copied; leaves the clipboard in a minute',
  notCopied: 'Copying is not possible here; note it down.',
  noted: 'I have noted the passphrase',
  size: 'Size',
  sizeOf: (bytes: number, entries: number): string =>
    `${formatSize(bytes)}, ${plural(entries, 'file')} inside`,
  hash: 'SHA-256',
  show: 'Show in folder',
  close: 'Close',
  stopped: 'Stopped. No file was left behind.',
  again: 'Try again',
  fileName: (reference: string): string =>
    `${reference.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 80)}.zip`,
} as const;
