import type { Review } from '#contracts/inquiries.ts';
import { Card, CardRow, Masked } from '#renderer/ui/index.ts';
import { fieldNames } from './level-words.ts';
import { words } from './words.ts';

/** The inquiry that made its account: nothing to compare, so its values stand alone. */
export function FirstInquiry({ review }: { readonly review: Review }) {
  const fields = review.comparison.fields.filter((field) => field.incoming !== null);
  const masked = new Set(review.provenance.filter((side) => side.masked).map((side) => side.field));
  return (
    <div className="first" data-region="grid">
      <Card title={words.first.title}>
        <p className="first-text faint">{words.first.text}</p>
        {fields.map((field) => (
          <CardRow key={field.field} label={fieldNames[field.field]}>
            <Masked text={field.incoming?.text ?? ''} masked={masked.has(field.field)} />
          </CardRow>
        ))}
      </Card>
    </div>
  );
}
