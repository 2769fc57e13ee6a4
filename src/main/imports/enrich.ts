/** What a verification of the same document says about the person and the inquiry's own fields do not. */
import type { Person } from '#contracts/person.ts';
import type { InquiryRecord, JsonObject, RelatedRecord } from './rules/records.ts';

/**
 * The inquiry's person, with nationality, sex and native spelling taken from its government-id verification where the
 * inquiry itself names none. Persona's inquiry fields have no place for them.
 *
 * @source Persona's verification/government-id attributes: nationality, sex, native-name-first, native-name-last
 */
export function personWithVerification(record: InquiryRecord): Person {
  const id = record.related.find(isUsable);
  if (!id) return record.person;
  const { attributes } = id;
  const { person } = record;
  const nationality = textOf(attributes, 'nationality');
  const sex = textOf(attributes, 'sex');
  return {
    ...person,
    nationality: person.nationality.length > 0 || !nationality ? person.nationality : [nationality],
    gender: person.gender.length > 0 || !sex ? person.gender : [sex],
    name: person.name.map((name, at) => {
      const native = [textOf(attributes, 'native-name-first'), textOf(attributes, 'native-name-last')]
        .filter(Boolean)
        .join(' ');
      return at === 0 && name.native === undefined && native !== '' ? { ...name, native } : name;
    }),
  };
}

/**
 * What was read is what stands on the document, also when the verification failed: most fail because the account
 * disagrees, which is just what the analyst is to judge. One that was called off read nothing.
 */
function isUsable(related: RelatedRecord): boolean {
  const status = textOf(related.attributes, 'status');
  return related.type === 'verification/government-id' && status !== 'canceled' && status !== 'skipped';
}

function textOf(attributes: JsonObject, key: string): string {
  const value = attributes[key];
  return typeof value === 'string' ? value.trim() : '';
}
