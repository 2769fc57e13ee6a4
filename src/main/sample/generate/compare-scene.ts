import type { PersonField } from '#contracts/person.ts';
import type { SamplePerson } from './person.ts';
import type { SampleReason } from './reasons.ts';
import type { Scene } from './situations/situation.ts';

/** The values of a field on one side as one text; empty where the side has none. */
export function fieldText(person: SamplePerson, field: PersonField): string {
  switch (field) {
    case 'name':
      return [person.first, person.middle, person.last].filter(Boolean).join(' ');
    case 'birthdate':
      return person.birthdate;
    case 'identification':
      return [person.idClass, person.idCountry, person.idNumber].filter(Boolean).join(' ');
    case 'nationality':
      return person.nationality;
    case 'gender':
      return person.sex;
    case 'address':
      return [
        person.street1,
        person.street2,
        person.city,
        person.subdivision,
        person.postalCode,
        person.countryCode,
      ]
        .filter(Boolean)
        .join(', ');
    case 'phone':
      return person.phone;
    case 'email':
      return person.email;
  }
}

const fields: readonly PersonField[] = [
  'name',
  'birthdate',
  'identification',
  'nationality',
  'gender',
  'address',
  'phone',
  'email',
];

/** What every field of a scene is meant to show. A field that neither side has is left out. */
export function sceneReasons(scene: Scene): Partial<Record<PersonField, SampleReason>> {
  const reasons: Partial<Record<PersonField, SampleReason>> = {};
  for (const field of fields) {
    const onFile = fieldText(scene.onFile, field);
    const incoming = fieldText(scene.incoming, field);
    const named = scene.reasons[field];
    if (onFile === '' && incoming === '') continue;
    if (onFile === '') reasons[field] = 'missing-on-file';
    else if (incoming === '') reasons[field] = 'missing-incoming';
    else reasons[field] = named ?? 'exact';
  }
  return reasons;
}
