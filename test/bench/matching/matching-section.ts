/**
 * `npm run bench -- matching [folder]`: every figure of docs/matching.md on the development data, with its gate. The data
 * lies outside the project; without it the bench says so.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { caseFigures, nameFigures, phoneFigures, scriptFigures } from './field-figures.ts';
import { passes, table } from './figures.ts';
import type { Figure } from './figures.ts';
import { linkFigures } from './link-figures.ts';
import { largeListFigures, ofacFigures, unFigures } from './screening-figures.ts';
import { neighbourFigures, pairSpeedFigures, scaleFigures } from './scale-figures.ts';
import { speedFigures } from './speed-figures.ts';

const defaultFolder = '../shared/data';

/** Measures and prints; the number of gates that failed, or null when the data is absent. */
export async function matchingSection(
  folder: string = defaultFolder,
  print: (text: string) => void = (text) => void process.stdout.write(`${text}\n`),
): Promise<number | null> {
  if (!existsSync(folder)) {
    print(`matching: no data in ${resolve(folder)}; give its folder as an argument`);
    return null;
  }
  const measures = [
    caseFigures,
    phoneFigures,
    nameFigures,
    scriptFigures,
    unFigures,
    ofacFigures,
    largeListFigures,
    linkFigures,
    speedFigures,
    pairSpeedFigures,
    neighbourFigures,
    scaleFigures,
  ];
  const figures: Figure[] = [];
  for (const measure of measures) figures.push(...(await measure(folder)));
  print(table(figures));
  const failed = figures.filter((figure) => !passes(figure)).length;
  print(`${String(figures.length)} figures, ${String(failed)} below their gate`);
  return failed;
}

if (import.meta.main) process.exitCode = ((await matchingSection(process.argv[2])) ?? 1) > 0 ? 1 : 0;
