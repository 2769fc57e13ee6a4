import { Link } from 'wouter';
import { useReview } from './data.ts';
import { useDesk } from './state.ts';
import { words } from './words.ts';

/** What was decided just before, and the way back to it. It stands still in its place, where a notice would cover. */
export function LastDecided() {
  const last = useDesk((desk) => desk.decidedLast);
  return last ? <Line id={last.id} said={words.outcomeSaid[last.outcome]} /> : null;
}

function Line({ id, said }: { readonly id: string; readonly said: string }) {
  const name = useReview(id).data?.account.name;
  if (name === undefined) return null;
  return (
    <p className="last-decided" role="status">
      <Link href={`/inquiries/${id}`} className="clip">
        <bdi>{name}</bdi>
      </Link>
      <span className="faint">{said}</span>
    </p>
  );
}
