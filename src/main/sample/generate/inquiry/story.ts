import type { SamplePerson } from '../person.ts';
import type { PlanEntry } from '../plan.ts';
import { personaId } from '../random.ts';
import type { Scene } from '../situations/situation.ts';
import type { InquiryTimes } from '../timing.ts';

/** A document file an inquiry names. */
export interface InquiryFile {
  readonly fileName: string;
  readonly kind: string;
  readonly byteSize: number;
}

/** Everything one inquiry is written from. */
export interface InquiryStory {
  readonly seed: number;
  readonly name: string;
  readonly entry: PlanEntry;
  readonly scene: Scene;
  readonly times: InquiryTimes;
  readonly referenceId: string | null;
  /** The name from which the id of the account object is made; the same account has the same one everywhere. */
  readonly accountName: string;
  readonly review: boolean;
  readonly files: readonly InquiryFile[];
}

/** A JSON:API resource. */
export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly relationships: Readonly<Record<string, { readonly data: unknown }>>;
}

/** An inquiry as Persona's API answers with it: the inquiry and the objects it refers to. */
export interface InquiryDocument {
  readonly data: Resource;
  readonly included: readonly Resource[];
}

/** The ids of the objects around one inquiry. */
export interface Ids {
  readonly inquiry: string;
  readonly verification: string;
  readonly selfieVerification: string;
  readonly databaseVerification: string;
  readonly session: string;
  readonly document: string;
  readonly generic: string;
  readonly selfie: string;
  readonly account: string;
}

/** The ids of an inquiry and its objects, made from its name. */
export function idsOf(story: InquiryStory): Ids {
  const id = (prefix: string): string => personaId(prefix, story.seed, story.name);
  return {
    inquiry: id('inq'),
    verification: id('ver'),
    selfieVerification: personaId('ver', story.seed, `${story.name}/selfie`),
    databaseVerification: personaId('ver', story.seed, `${story.name}/database`),
    session: id('iqse'),
    document: id('doc'),
    generic: personaId('doc', story.seed, `${story.name}/generic`),
    selfie: id('self'),
    account: personaId('act', story.seed, story.accountName),
  };
}

/** The id an inquiry gets. */
export function inquiryId(seed: number, name: string): string {
  return personaId('inq', seed, name);
}

/** Persona writes null where a value is empty. */
export function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** Name, birth date and address as flat attributes, null where nothing is known. */
export function flatPerson(person: SamplePerson): Record<string, string | null> {
  return {
    'name-first': orNull(person.first),
    'name-middle': orNull(person.middle),
    'name-last': orNull(person.last),
    birthdate: orNull(person.birthdate),
    'address-street-1': orNull(person.street1),
    'address-street-2': orNull(person.street2),
    'address-city': orNull(person.city),
    'address-subdivision': orNull(person.subdivision),
    'address-postal-code': orNull(person.postalCode),
  };
}

/** A relationship to one other object. */
export function related(type: string, id: string): { data: { type: string; id: string } } {
  return { data: { type, id } };
}

/** A file as an attribute names it; files lie beside the document, so there is no address to load them from. */
export function fileAttribute(file: InquiryFile | undefined): Record<string, unknown> | null {
  return file ? { filename: file.fileName, url: null, 'byte-size': file.byteSize } : null;
}
