import { createRandom, personaId } from '../random.ts';
import type { InquiryTimes } from '../timing.ts';
import { session } from './session.ts';
import {
  flatPerson,
  idsOf,
  orNull,
  related,
  type Ids,
  type InquiryDocument,
  type InquiryStory,
  type Resource,
} from './story.ts';
import { database, generic, governmentId, selfie } from './verifications.ts';

export { inquiryId, type InquiryDocument, type InquiryFile, type InquiryStory } from './story.ts';

function inquiryFields(story: InquiryStory, ids: Ids): Record<string, { type: string; value: unknown }> {
  const { incoming } = story.scene;
  const fields: Record<string, { type: string; value: unknown }> = {};
  for (const [key, value] of Object.entries(flatPerson(incoming))) {
    fields[key] = { type: key === 'birthdate' ? 'date' : 'string', value };
  }
  const text = (key: string, value: string): void => {
    fields[key] = { type: 'string', value: orNull(value) };
  };
  text('address-country-code', incoming.countryCode);
  text('phone-number', incoming.phone);
  text('email-address', incoming.email);
  text('identification-number', incoming.idNumber);
  text('selected-country-code', incoming.idCountry);
  text('selected-id-class', incoming.idClass);
  const has = (kind: string): boolean => story.files.some((file) => file.kind === kind);
  if (story.files.some((file) => file.kind.endsWith('front'))) {
    fields['current-government-id'] = {
      type: 'government_id',
      value: { id: ids.document, type: 'Document::GovernmentId' },
    };
  }
  if (has('selfie')) {
    fields['current-selfie'] = {
      type: 'selfie',
      value: { id: ids.selfie, type: 'Selfie::ProfileAndCenter' },
    };
  }
  return fields;
}

function behaviors(story: InquiryStory): Record<string, unknown> {
  const random = createRandom(story.seed, `behaviors/${story.name}`);
  const odd = story.scene.truth === 'different';
  return {
    'behavior-threat-level': odd ? 'medium' : 'low',
    'bot-score': random.whole(odd ? 8 : 0, odd ? 34 : 6),
    'completion-time': 60 + random.next() * 240,
    'hesitation-count': random.whole(0, 4),
    'shortcut-copies': 0,
    'shortcut-pastes': odd ? random.whole(1, 4) : 0,
    'autofill-starts': random.whole(0, 3),
    'autofill-cancels': 0,
    'distraction-events': random.whole(0, 5),
    'devtools-open': false,
    'debugger-attached': false,
    'request-spoof-attempts': 0,
    'user-agent-spoof-attempts': 0,
  };
}

function status(story: InquiryStory): string {
  if (story.entry.stand !== 'waiting') return story.entry.stand;
  return story.review ? 'needs_review' : 'completed';
}

/** When an inquiry reached each of its stands; null where it never did. */
function instants(times: InquiryTimes): Record<string, string | null> {
  return {
    'created-at': times.createdAt,
    'updated-at': times.decidedAt ?? times.markedForReviewAt ?? times.completedAt,
    'started-at': times.startedAt,
    'expires-at': null,
    'completed-at': times.completedAt,
    'failed-at': null,
    'marked-for-review-at': times.markedForReviewAt,
    'decisioned-at': times.decidedAt,
    'expired-at': null,
    'redacted-at': null,
  };
}

function relationships(
  story: InquiryStory,
  ids: Ids,
  included: readonly Resource[],
): Record<string, { readonly data: unknown }> {
  const { entry } = story;
  const list = (start: string): { data: { type: string; id: string }[] } => ({
    data: included.filter(({ type }) => type.startsWith(start)).map(({ type, id }) => ({ type, id })),
  });
  return {
    account: related('account', ids.account),
    template: { data: null },
    'inquiry-template': related('inquiry-template', personaId('itmpl', story.seed, 'kyc')),
    'inquiry-template-version': related('inquiry-template-version', personaId('itmplv', story.seed, 'kyc')),
    transaction: { data: null },
    reviewer:
      entry.stand === 'waiting' ? { data: null } : related('user', personaId('user', story.seed, 'reviewer')),
    reports: { data: [] },
    verifications: list('verification/'),
    sessions: list('inquiry-session'),
    documents: list('document/'),
    selfies: list('selfie/'),
  };
}

function inquiryResource(story: InquiryStory, ids: Ids, included: readonly Resource[]): Resource {
  const { times, scene } = story;
  const { incoming } = scene;
  return {
    type: 'inquiry',
    id: ids.inquiry,
    attributes: {
      status: status(story),
      'reference-id': story.referenceId,
      note: null,
      behaviors: behaviors(story),
      tags: scene.truth === 'different' && story.review ? ['high-risk'] : [],
      creator: 'kyc-portal@example.com',
      'reviewer-comment': reviewerComment(story),
      ...instants(times),
      'previous-step-name': story.files.some((file) => file.kind === 'selfie')
        ? 'verification_selfie'
        : 'verification_government_id',
      'next-step-name': 'success',
      ...flatPerson(incoming),
      'country-code': orNull(incoming.countryCode),
      'phone-number': orNull(incoming.phone),
      'email-address': orNull(incoming.email),
      'identification-number': orNull(incoming.idNumber),
      fields: inquiryFields(story, ids),
    },
    relationships: relationships(story, ids, included),
  };
}

function reviewerComment({ entry, scene }: InquiryStory): string | null {
  switch (entry.stand) {
    case 'waiting':
      return null;
    case 'approved':
      return 'Checked, same person.';
    case 'declined':
      return scene.truth === 'different'
        ? 'Not the person on the account.'
        : 'Could not be confirmed in time.';
  }
}

/** Writes an inquiry with everything it refers to, in Persona's shape and kebab case. */
export function inquiryDocument(story: InquiryStory): InquiryDocument {
  const ids = idsOf(story);
  const selfieFile = story.files.find((file) => file.kind === 'selfie');
  const bill = story.files.find((file) => file.kind === 'utility-bill');
  const hasPhoto = story.files.some((file) => file.kind.endsWith('front'));
  const included = [
    ...governmentId(story, ids),
    ...(hasPhoto ? [] : [database(story, ids)]),
    ...(selfieFile ? selfie(story, ids, selfieFile) : []),
    ...(bill ? [generic(story, ids, bill)] : []),
    session(story, ids),
  ];
  return { data: inquiryResource(story, ids, included), included };
}
