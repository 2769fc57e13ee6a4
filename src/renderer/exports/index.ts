/** Exports: the dialog that writes everything held about a person. Opened from the account page. */
export { ExportDialog } from './ExportDialog.tsx';
