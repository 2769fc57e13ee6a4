import { describe, expect, it } from 'vitest';
import { emptyPerson } from '#contracts/person.ts';
import { personWithVerification } from './enrich.ts';
import type { InquiryRecord, RelatedRecord } from './rules/records.ts';

const verification = (attributes: RelatedRecord['attributes']): RelatedRecord => ({
  kind: 'related',
  type: 'verification/government-id',
  attributes,
  relationships: {},
});
const inquiry = (person: Partial<InquiryRecord['person']>, related: RelatedRecord[]): InquiryRecord => ({
  kind: 'inquiry',
  referenceId: 'usr_1',
  status: 'completed',
  tags: [],
  person: { ...emptyPerson(), ...person },
  custom: {},
  attributes: {},
  related,
});

describe('personWithVerification', () => {
  it('takes nationality, sex and native name from the government id where the inquiry names none', () => {
    const record = inquiry({ name: [{ first: 'Lihua', last: 'Zheng' }] }, [
      verification({ status: 'passed', nationality: 'CN', sex: 'Female', 'native-name-last': '郑' }),
    ]);
    const person = personWithVerification(record);
    expect(person.nationality).toEqual(['CN']);
    expect(person.gender).toEqual(['Female']);
    expect(person.name).toEqual([{ first: 'Lihua', last: 'Zheng', native: '郑' }]);
  });

  it('never replaces what the inquiry itself says', () => {
    const record = inquiry({ nationality: ['PT'] }, [verification({ status: 'passed', nationality: 'BR' })]);
    expect(personWithVerification(record).nationality).toEqual(['PT']);
  });

  it('reads a verification that failed, because it fails when the account is wrong', () => {
    const record = inquiry({}, [verification({ status: 'failed', nationality: 'BR' })]);
    expect(personWithVerification(record).nationality).toEqual(['BR']);
  });

  it('reads none that was called off', () => {
    const record = inquiry({}, [verification({ status: 'canceled', nationality: 'BR' })]);
    expect(personWithVerification(record).nationality).toEqual([]);
  });
});
