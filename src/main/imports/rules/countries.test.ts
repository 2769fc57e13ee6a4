import { describe, expect, it } from 'vitest';

import { countryCode } from './countries.ts';

describe('countries', () => {
  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    ['deu', 'DE'],
    ['GERMANY', 'DE'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['UK', 'GB'],
    ['Côte d’Ivoire', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['日本', 'JP'],
    ['Россия', 'RU'],
    ['Bosnia and Herzegovina', 'BA'],
    ['NA', 'NA'],
  ])('takes %s for %s', (text, code) => {
    expect(countryCode(text)).toBe(code);
  });

  it.each(['', 'Atlantis', 'XX', 'constructor', '__proto__'])('does not take %j for a country', (text) => {
    expect(countryCode(text)).toBeNull();
  });
});
