import { certificateDocument } from '#contracts/certificate-words.ts';
import type { Certificate } from '#contracts/redaction.ts';
import { ActionButton, CheckIcon, ErrorNotice, tell } from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { usePickToSave, useSaveCertificate } from '../data.ts';
import { words } from '../words.ts';

/** The certificate as it reads on paper, and the ways to take it along. */
export function CertificateView({ certificate }: { readonly certificate: Certificate }) {
  const { title, statement, sections } = certificateDocument(certificate);
  return (
    <article className="certificate" aria-label={words.certificate}>
      <header className="certificate-head">
        <span className="certificate-mark">
          <CheckIcon />
        </span>
        <h2>{title}</h2>
        <SaveButtons id={certificate.id} />
      </header>
      <p className="certificate-statement">{statement}</p>
      {sections.map((section) => (
        <section key={section.title}>
          <h3>{section.title}</h3>
          {section.sentences.map((sentence) => (
            <p key={sentence} className="faint">
              {sentence}
            </p>
          ))}
          {section.steps.length > 0 ? (
            <ol className="certificate-steps">
              {section.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          ) : null}
          <dl className="certificate-rows">
            {section.rows.map(({ label, value, code }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd className={code ? 'code' : undefined}>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </article>
  );
}

function SaveButtons({ id }: { readonly id: string }) {
  const pick = usePickToSave();
  const save = useSaveCertificate();
  const may = useMay('redact');
  const busy = pick.isPending || save.phase === 'running';
  const saveAs = async (format: 'pdf' | 'json'): Promise<void> => {
    try {
      const suggestedName = words.fileName(id, format);
      const { file } = await pick.mutateAsync({ suggestedName, kind: 'any' });
      if (file === null) return;
      const { sizeBytes } = await save.start({ id, file: file.id, format });
      tell.done(words.saved(sizeBytes));
    } catch {
      // Shown below.
    }
  };
  if (!may) return null;
  return (
    <div className="certificate-save">
      <ErrorNotice error={save.phase === 'failed' ? save.error : pick.error} />
      <ActionButton size="small" disabled={busy} title={words.savedHint} onClick={() => void saveAs('json')}>
        {words.saveJson}
      </ActionButton>
      <ActionButton size="small" disabled={busy} onClick={() => void saveAs('pdf')}>
        {words.savePdf}
      </ActionButton>
    </div>
  );
}
