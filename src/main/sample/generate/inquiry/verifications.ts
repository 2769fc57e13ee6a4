import { databaseChecks, governmentIdChecks, selfieChecks, type SampleCheck } from '../checks.ts';
import { countryOf } from '../countries/index.ts';
import { validity } from '../evidence.ts';
import { personaId } from '../random.ts';
import {
  fileAttribute,
  flatPerson,
  orNull,
  related,
  type Ids,
  type InquiryFile,
  type InquiryStory,
  type Resource,
} from './story.ts';

/** A verification with what all kinds of it share. */
function verification(
  story: InquiryStory,
  ids: Ids,
  kind: string,
  own: { readonly id: string; readonly checks: readonly SampleCheck[]; readonly document?: string },
  attributes: Readonly<Record<string, unknown>>,
): Resource {
  const { times } = story;
  const failed = own.checks.some((check) => check.status === 'failed' && check.requirement === 'required');
  const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);
  return {
    type: `verification/${kind}`,
    id: own.id,
    attributes: {
      status: failed ? 'failed' : 'passed',
      'created-at': times.startedAt,
      'created-at-ts': seconds(times.startedAt),
      'submitted-at': times.startedAt,
      'submitted-at-ts': seconds(times.startedAt),
      'completed-at': times.verifiedAt,
      'completed-at-ts': seconds(times.verifiedAt),
      'redacted-at': null,
      'country-code': orNull(story.scene.incoming.idCountry),
      tags: [],
      checks: own.checks,
      ...attributes,
    },
    relationships: {
      inquiry: related('inquiry', ids.inquiry),
      template: { data: null },
      'inquiry-template': related('inquiry-template', personaId('itmpl', story.seed, 'kyc')),
      transaction: { data: null },
      'verification-template': related(`verification-template/${kind}`, personaId('vtmpl', story.seed, kind)),
      ...(own.document === undefined ? {} : { document: related(own.document, ids.document) }),
    },
  };
}

/** What was read from the identity document; the same on the verification and on the document. */
function extracted(story: InquiryStory): Record<string, unknown> {
  const { incoming } = story.scene;
  const dates = validity(story.seed, incoming, story.times.createdAt.slice(0, 10));
  return {
    'id-class': incoming.idClass,
    ...flatPerson(incoming),
    'name-suffix': null,
    'native-name-first': orNull(incoming.nativeFirst),
    'native-name-middle': orNull(incoming.nativeMiddle),
    'native-name-last': orNull(incoming.nativeLast),
    'native-name-title': null,
    'issue-date': dates.issued,
    'expiration-date': dates.expires,
    'issuing-authority': countryOf(incoming.idCountry).name,
    'issuing-subdivision': null,
    'identification-number': incoming.idNumber,
    'document-number': null,
    nationality: incoming.nationality,
    sex: incoming.sex,
    height: null,
    designations: [],
  };
}

function governmentDocument(
  story: InquiryStory,
  ids: Ids,
  front: InquiryFile | undefined,
  back: InquiryFile | undefined,
): Resource {
  return {
    type: 'document/government-id',
    id: ids.document,
    attributes: {
      status: 'processed',
      'created-at': story.times.startedAt,
      'processed-at': story.times.verifiedAt,
      'front-photo': fileAttribute(front),
      'back-photo': fileAttribute(back),
      'selfie-photo': null,
      ...extracted(story),
    },
    relationships: { inquiry: related('inquiry', ids.inquiry), 'document-files': { data: [] } },
  };
}

/** The verification of an identity document, and the document. */
export function governmentId(story: InquiryStory, ids: Ids): Resource[] {
  const { files, entry, scene } = story;
  const front = files.find((file) => file.kind.endsWith('front'));
  const back = files.find((file) => file.kind === 'id-back');
  const photos = [front, back].flatMap((file, index) =>
    file
      ? [
          {
            page: index === 0 ? 'front' : 'back',
            url: null,
            'byte-size': file.byteSize,
            filename: file.fileName,
          },
        ]
      : [],
  );
  const checks = governmentIdChecks(scene, entry.joins === 'account', scene.incoming.idClass !== 'dl');
  return [
    verification(
      story,
      ids,
      'government-id',
      { id: ids.verification, checks, document: 'document/government-id' },
      {
        'capture-method': front ? 'auto' : 'api',
        'entity-confidence-score': 96.2,
        'photo-urls': photos,
        ...extracted(story),
        'from-reusable-persona': front === undefined,
      },
    ),
    governmentDocument(story, ids, front, back),
  ];
}

/** A selfie and its verification. */
export function selfie(story: InquiryStory, ids: Ids, file: InquiryFile): Resource[] {
  const attributes = {
    status: 'processed',
    'created-at': story.times.startedAt,
    'processed-at': story.times.verifiedAt,
  };
  return [
    {
      type: 'selfie/profile-and-center',
      id: ids.selfie,
      attributes: { ...attributes, 'center-photo': fileAttribute(file) },
      relationships: { inquiry: related('inquiry', ids.inquiry) },
    },
    verification(
      story,
      ids,
      'selfie',
      { id: ids.selfieVerification, checks: selfieChecks(story.scene) },
      { 'center-photo': fileAttribute(file) },
    ),
  ];
}

/** A further document, here a utility bill. */
export function generic(story: InquiryStory, ids: Ids, file: InquiryFile): Resource {
  return {
    type: 'document/generic',
    id: ids.generic,
    attributes: {
      status: 'processed',
      kind: 'document',
      'document-type': 'utility_bill',
      'created-at': story.times.startedAt,
      'processed-at': story.times.verifiedAt,
      files: [fileAttribute(file)],
      'extraction-responses': [],
      fields: {},
    },
    relationships: { inquiry: related('inquiry', ids.inquiry), 'document-files': { data: [] } },
  };
}

/** A comparison with a database, for people whose identity document was verified elsewhere before. */
export function database(story: InquiryStory, ids: Ids): Resource {
  const own = { id: ids.databaseVerification, checks: databaseChecks(story.scene) };
  return verification(story, ids, 'database', own, flatPerson(story.scene.incoming));
}
