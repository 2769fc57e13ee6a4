import { useState } from 'react';
import { ActionButton, Dialog, ErrorNotice, TextAreaField, TextField } from '../../ui/index.ts';
import { useCheckAnchor } from '../data.ts';
import { words } from '../words.ts';

/** Holds a head from paper against the log. */
export function CompareDialog({ onClose }: { onClose: () => void }) {
  const [seq, setSeq] = useState('');
  const [typed, setTyped] = useState('');
  const compare = useCheckAnchor();
  const number = Number(seq.replaceAll(/[\s,.]/g, ''));
  const complete = Number.isSafeInteger(number) && number > 0 && typed.trim() !== '';
  const answer = compare.data;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.compareTitle}
      onSubmit={() => {
        if (complete) compare.mutate({ seq: number, words: typed.trim() });
      }}
      actions={
        <>
          <ActionButton onClick={onClose}>{words.close}</ActionButton>
          <ActionButton tone="primary" type="submit" disabled={!complete} busy={compare.isPending}>
            {words.compareNow}
          </ActionButton>
        </>
      }
    >
      <p className="faint">{words.compareText}</p>
      <TextField
        label={words.compareSeq}
        value={seq}
        onChange={(event) => {
          setSeq(event.currentTarget.value);
          compare.reset();
        }}
        inputMode="numeric"
        maxLength={20}
        autoFocus
        data-autofocus
      />
      <TextAreaField
        label={words.compareWords}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          compare.reset();
        }}
        maxLength={200}
      />
      <div role="status" className="audit-answer" data-result={answer?.result}>
        {answer ? <AnswerWords result={answer.result} head={answer.head} /> : null}
      </div>
      <ErrorNotice error={compare.error} />
    </Dialog>
  );
}

function AnswerWords({ result, head }: { result: 'holds' | 'missing' | 'different'; head: number }) {
  if (result === 'missing') return <p className="strong">{words.missing(head)}</p>;
  return <p className="strong">{result === 'holds' ? words.holds : words.different}</p>;
}
