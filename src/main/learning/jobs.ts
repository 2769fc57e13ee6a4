/** Learning from decided inquiries, and comparing versions on them. */
import { learning, type LearnedModel } from '#contracts/learning.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { Suggestion } from '#contracts/person.ts';
import type { JobContext } from '../kit/room.ts';
import {
  caseOf,
  judgedBy,
  qualityOf,
  reweigh,
  trainModel,
  type Case,
  type Points,
} from '../matching/index.ts';
import { countDecided, eachDecided, type Decided } from './decided.ts';
import { modelOf } from './versions.ts';

type Ops = (typeof learning)['operations'];
type Verdict = Suggestion['verdict'];

/** Every so many cases the job says how far it is. */
const toldEvery = 200;

/** Walks all decided cases; answers those that say something. */
function gather(context: JobContext, look: (decided: Decided, found: Case) => void): void {
  const total = countDecided(context.db);
  let done = 0;
  for (const decided of eachDecided(context.db)) {
    if (done++ % toldEvery === 0) {
      context.throwIfCancelled();
      context.progress({ phase: 'cases', done, total });
    }
    const found = caseOf(decided.inquiryId, decided.same, decided.comparison);
    if (found) look(decided, found);
  }
}

/**
 * Learns a new version and keeps it.
 * @throws AppError `conflict` when no decided case says anything: the version would be the shipped one
 */
export async function train(_input: Input<Ops['train']>, context: JobContext): Promise<Output<Ops['train']>> {
  const cases: Case[] = [];
  gather(context, (_decided, found) => cases.push(found));
  if (cases.length === 0) throw new AppError('conflict', { what: 'no-decided-cases' });
  const model = trainModel(cases);
  const { id, madeAt } = await context.commit(learning.operations.save, 'learning.save', { model });
  return { id, madeAt, by: context.actor.person, active: false, model };
}

interface Tally {
  readonly id: string;
  readonly model: LearnedModel;
  readonly points: Points;
  readonly verdicts: Record<Verdict, number>;
}

function tallyOf(context: JobContext, id: string): Tally {
  const model = modelOf(context.db, id);
  const verdicts = { same: 0, 'probably-same': 0, unclear: 0, 'probably-different': 0, different: 0 };
  // The contract's record has every field and strength.
  return { id, model, points: model.points, verdicts };
}

/** How the decided cases come out under two versions. */
export function compareModels(input: Input<Ops['compare']>, context: JobContext): Output<Ops['compare']> {
  const [a, b] = [tallyOf(context, input.a), tallyOf(context, input.b)];
  const cases: Case[] = [];
  const changes = new Map<string, Output<Ops['compare']>['changes'][number]>();
  gather(context, ({ comparison, same }, found) => {
    cases.push(found);
    const [from, to] = [a, b].map(({ points }) => reweigh(comparison, points).suggestion.verdict);
    if (from === undefined || to === undefined) return;
    a.verdicts[from] += 1;
    b.verdicts[to] += 1;
    if (from === to) return;
    const change = changes.get(`${from} ${to}`) ?? { from, to, same: 0, different: 0 };
    change[same ? 'same' : 'different'] += 1;
    changes.set(`${from} ${to}`, change);
  });
  const under = ({ id, model, points, verdicts }: Tally) => ({
    id,
    verdicts,
    quality: qualityOf(model.calibration, judgedBy(points, cases)),
  });
  return {
    cases: cases.length,
    a: under(a),
    b: under(b),
    changes: [...changes.values()].sort((x, y) => y.same + y.different - x.same - x.different),
  };
}
