/** What the settings say of the re-verification policy and of learned models. */
import type { LearnedModel } from '#contracts/learning.ts';
import type { Suggestion, PersonField } from '#contracts/person.ts';
import type { ComparisonMethod, FieldRequirement } from '#contracts/policy.ts';
import { formatCount, formatInstant, plural } from '../ui/format.ts';

const fields: Readonly<Record<PersonField, string>> = {
  name: 'Name',
  birthdate: 'Birth date',
  identification: 'ID number',
  nationality: 'Nationality',
  gender: 'Gender',
  address: 'Address',
  phone: 'Phone',
  email: 'E-mail',
};

const minimums: Readonly<Record<FieldRequirement['minimum'], string>> = {
  full: 'the same',
  partial: 'close',
  none: 'anything',
};

const methods: Readonly<Record<ComparisonMethod, string>> = {
  tokenization: 'word by word',
  date_similarity: 'as dates',
  string_difference: 'by characters',
  string_similarity: 'similar spelling only',
  substring: 'part of the other only',
};

const verdicts: Readonly<Record<Suggestion['verdict'], string>> = {
  same: 'same person',
  'probably-same': 'probably the same',
  unclear: 'unclear',
  'probably-different': 'probably different',
  different: 'different people',
};

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

export const policyWords = {
  title: 'Re-verification',
  hint: 'What a new inquiry is asked to agree in with the account. Decisions keep the version they were made under.',
  field: 'Field',
  weight: 'Counts as',
  minimum: 'At least',
  method: 'Compared',
  fields,
  minimums,
  methods,
  weights: { required: 'required', inform: 'information', off: 'not compared' },
  of: (what: string, field: string) => `${what}: ${field}`,
  version: (at: string | null, by: string | null) =>
    at === null ? 'As shipped' : `${formatInstant(at)}${by === null ? '' : `, ${by}`}`,
  save: 'Save as new version',
  discard: 'Discard',
  toShipped: 'As shipped',
  saved: 'The new policy is in force.',
  needsRequired: 'One field must be required.',
} as const;

export const modelWords = {
  title: 'Learned models',
  hint: 'New comparisons use the active model. Decisions that are stored stay as they are.',
  train: 'Learn from decisions',
  training: 'Reading decided inquiries',
  trained: (model: LearnedModel) =>
    `A new version was learned from ${plural(model.labels.same + model.labels.different, 'case')}. It is not active yet.`,
  rollback: 'Roll back',
  activate: 'Make active',
  compare: 'Compare with active',
  comparing: 'Going through decided inquiries',
  active: 'active',
  shipped: 'As shipped',
  version: (at: string | null, by: string | null) =>
    at === null ? 'As shipped' : `${formatInstant(at)}${by === null ? '' : `, ${by}`}`,
  labels: ({ same, different, heldOut }: LearnedModel['labels']) =>
    same + different + heldOut === 0
      ? 'Nothing learned yet'
      : `${formatCount(same)} same, ${formatCount(different)} different, ${formatCount(heldOut)} set aside to check`,
  quality: ({ calibrationError, brier }: LearnedModel['quality']) =>
    calibrationError === null
      ? ''
      : `Error of its shares ${share(calibrationError)}, Brier score ${share(brier)}`,
  compared: (cases: number, changed: number) =>
    changed === 0
      ? `All ${plural(cases, 'decided case')} would come out alike.`
      : `${formatCount(changed)} of ${plural(cases, 'decided case')} would come out differently:`,
  change: (from: Suggestion['verdict'], to: Suggestion['verdict'], same: number, different: number) =>
    `${verdicts[from]} → ${verdicts[to]}: ${formatCount(same + different)} (decided as ${[
      same > 0 ? `${formatCount(same)} same` : '',
      different > 0 ? `${formatCount(different)} different` : '',
    ]
      .filter(Boolean)
      .join(', ')})`,
  errors: (active: number | null, other: number | null) =>
    `Error of the shares: active ${share(active)}, this version ${share(other)}.`,
} as const;
