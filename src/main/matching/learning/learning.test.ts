import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '#contracts/person.ts';
import { emptyPerson, PersonField } from '#contracts/person.ts';
import { comparePersons } from '../compare-persons.ts';
import { points as shippedPoints } from '../model.ts';
import { bandAt, fitCalibration, probabilityOf, qualityOf } from './calibration.ts';
import { caseOf, reweigh, scoreOf, strengthOf, type Case } from './evidence.ts';
import { shipped, strengths } from './tables.ts';
import { falling, isHeldOut, trainModel } from './train.ts';

const person = (name: string, birthdate: string): Person => ({
  ...emptyPerson(),
  name: [{ full: name }],
  birthdate: [birthdate],
});
const decided = (id: string, same: boolean, birthdate: Case['strengths']['birthdate']): Case => ({
  id,
  same,
  strengths: { name: same ? 'exact' : 'weak', ...(birthdate ? { birthdate } : {}) },
  emailFromName: false,
  byRule: false,
});
const cases = (count: number, same: boolean, birthdate: Case['strengths']['birthdate'], name = ''): Case[] =>
  Array.from({ length: count }, (_, at) =>
    decided(`inq_${name}${String(same)}${String(at)}`, same, birthdate),
  );

describe('the shipped tables', () => {
  it.each(PersonField.options)('of %s add up to one and give the shipped points', (field) => {
    for (const table of [shipped.m, shipped.u])
      expect(strengths.reduce((sum, strength) => sum + table[field][strength], 0)).toBeCloseTo(1, 9);
    for (const strength of strengths)
      expect(Math.log2(shipped.m[field][strength] / shipped.u[field][strength])).toBeCloseTo(
        shippedPoints[field][strength],
        9,
      );
  });
});

describe('learning', () => {
  it('from no case gives the shipped points and claims nothing', () => {
    const model = trainModel([]);
    for (const field of PersonField.options)
      for (const strength of strengths)
        expect(model.points[field][strength]).toBeCloseTo(shippedPoints[field][strength], 5);
    expect(model.calibration).toEqual({ method: 'none', bands: [] });
    expect(model.quality.calibrationError).toBeNull();
  });

  it('gives the same bytes in whatever order the cases come', () => {
    const some = [
      ...cases(60, true, 'exact'),
      ...cases(20, true, 'strong', 'b'),
      ...cases(40, false, 'against'),
    ];
    const bytes = JSON.stringify(trainModel(some));
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
        expect(JSON.stringify(trainModel(shuffled))).toBe(bytes);
      }),
      { numRuns: 10 },
    );
  });

  it('moves points towards what was decided, as far as two hundred pairs of before allow', () => {
    const contradicting = trainModel(cases(400, true, 'against'));
    expect(contradicting.points.birthdate.against).toBeGreaterThan(shippedPoints.birthdate.against + 3);
    const few = trainModel(cases(5, true, 'against'));
    expect(few.points.birthdate.against).toBeLessThan(shippedPoints.birthdate.against + 2);
    expect(few.points.phone).toEqual(trainModel([]).points.phone);
  });

  it('never lets weaker agreement weigh more', () => {
    const anything = fc.array(
      fc.record({
        strength: fc.constantFrom(...strengths),
        same: fc.boolean(),
      }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(anything, (drawn) => {
        const model = trainModel(
          drawn.map(({ strength, same }, at) => decided(`inq_${String(at)}`, same, strength)),
        );
        const row = strengths.map((strength) => model.points.birthdate[strength]);
        expect(row).toEqual([...row].sort((a, b) => b - a));
      }),
      { numRuns: 50 },
    );
  });

  it('never lays cases of one score together with the few below it that ended otherwise', () => {
    const cases = [
      ...Array.from({ length: 19 }, () => ({ score: -20, same: 0 as const })),
      ...Array.from({ length: 80 }, () => ({ score: 15, same: 1 as const })),
    ];
    expect(bandAt(fitCalibration(cases), 15)).toMatchObject({ labels: 80, same: 80 });
    expect(bandAt(fitCalibration(cases), -20)).toBeNull();
  });

  it('sets a fifth aside, the same cases however many there are', () => {
    const ids = Array.from({ length: 5000 }, (_, at) => `inq_01ABC${String(at)}`);
    const share = ids.filter(isHeldOut).length / ids.length;
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.23);
  });
});

describe('calibration', () => {
  const spread = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const score = ((at * 37) % 199) / 10 - 10;
      const chance = Math.abs(Math.sin(at * 12.9898) * 43758.5453) % 1;
      // Of cases with this score a share of 1 / (1 + 2^-score/3) was the same person.
      return { score, same: chance < 1 / (1 + 2 ** (-score / 3)) ? 1 : 0 };
    });

  it('is isotonic from five hundred cases on, a curve below, nothing without any', () => {
    expect(fitCalibration(spread(600)).method).toBe('isotonic');
    expect(fitCalibration(spread(499)).method).toBe('platt');
    expect(fitCalibration([]).method).toBe('none');
  });

  // Chance alone moves bins of thirty cases by some hundredths.
  it.each([
    [490, 0.09],
    [2000, 0.05],
  ])('with %i cases says what came of them', (count, most) => {
    const calibration = fitCalibration(spread(count));
    expect(qualityOf(calibration, spread(count)).calibrationError).toBeLessThan(most);
    const p = [-9, -4, 0, 4, 9].map((score) => probabilityOf(calibration, score));
    expect(p).toEqual([...p].sort((a, b) => a - b));
  });

  it('never falls and never fails, whatever was decided', () => {
    const judged = fc.array(
      fc.record({ score: fc.double({ min: -60, max: 60, noNaN: true }), same: fc.constantFrom(0, 1) }),
      {
        maxLength: 700,
      },
    );
    fc.assert(
      fc.property(judged, (drawn) => {
        const calibration = fitCalibration(drawn);
        const p = [-60, -20, -5, 0, 5, 20, 60].map((score) => probabilityOf(calibration, score));
        expect(p.every((one) => one >= 0 && one <= 1)).toBe(true);
        for (let at = 1; at < p.length; at++) expect(p[at]).toBeGreaterThanOrEqual((p[at - 1] ?? 0) - 1e-9);
        const quality = qualityOf(calibration, drawn);
        expect(quality.reliability.reduce((sum, bin) => sum + bin.labels, 0)).toBe(drawn.length);
      }),
      { numRuns: 60 },
    );
  });

  it('claims a share only where at least twenty cases were alike', () => {
    const high = Array.from({ length: 97 }, () => ({ score: 12, same: 1 }));
    const slips = Array.from({ length: 3 }, () => ({ score: 12, same: 0 }));
    const calibration = fitCalibration([...high, ...slips]);
    expect(bandAt(calibration, 12)).toMatchObject({ labels: 100, same: 97 });
    expect(bandAt(calibration, 30)).toBeNull();
    expect(bandAt(calibration, 3)).toBeNull();
    expect(fitCalibration(high.slice(0, 19)).bands).toEqual([]);
  });

  it('finds a score among its own cases, however many digits it has', () => {
    const low = Array.from({ length: 20 }, () => ({ score: -3.1234564999, same: 0 }));
    const high = Array.from({ length: 20 }, () => ({ score: 7.12345649999, same: 1 }));
    const calibration = fitCalibration([...low, ...high]);
    expect(bandAt(calibration, 7.12345649999)?.same).toBe(20);
    const upward = fitCalibration([...low, ...high.map(({ same }) => ({ score: 7.1234566, same }))]);
    expect(bandAt(upward, 7.1234566)?.same).toBe(20);
  });
});

describe('weights that rise', () => {
  it('are pooled to their mean', () => {
    expect(falling([5, 1, 3, 0], [1, 1, 1, 1])).toEqual([5, 2, 2, 0]);
    expect(falling([1, 5], [3, 1])).toEqual([2, 2]);
  });
});

describe('a stored comparison', () => {
  const comparison = comparePersons(person('Ana Pereira', '1988-07-04'), person('Ana Pereira', '1988-04-07'));

  it('says how far each field agreed and holds no value', () => {
    const one = caseOf('inq_1', true, comparison);
    expect(one?.strengths).toEqual({ name: 'exact', birthdate: 'strong' });
    expect(JSON.stringify(one)).not.toContain('Ana');
  });

  it('from before strengths were stored is read by its points', () => {
    const [name, birthdate] = comparison.fields.map(({ strength: _strength, ...field }) => field);
    expect([name && strengthOf(name), birthdate && strengthOf(birthdate)]).toEqual(['exact', 'strong']);
  });

  it('weighed by the model it was made with comes out as it was', () => {
    const again = reweigh(comparison, shippedPoints);
    expect(again.suggestion).toEqual(comparison.suggestion);
    const one = caseOf('inq_1', true, comparison);
    expect(one && scoreOf(one, shippedPoints)).toBe(2 + 9 + 5);
  });
});
