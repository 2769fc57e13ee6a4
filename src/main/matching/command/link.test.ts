import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matchLink } from './link.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casefold-link-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(
  name: string,
  more: readonly string[] = [],
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const path = (file: string): string => join(folder, file);
  const args = ['--in', path('people.csv'), '--map', path('map.json'), '--pairs', path(`${name}-pairs.csv`), '--clusters', path(`${name}-clusters.csv`), ...more]; // prettier-ignore
  const code = await matchLink(args, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, out, err };
}

const map = { first: 'first', last: 'last', birthdate: 'born', id: 'id', email: 'mail' };

function rows(count: number): string {
  const parts = 'ka lo mi ran tes ul vor sha be din gro pel win zu fir hest om quil yar net'.split(' ');
  const name = (number: number): string =>
    [number, number >> 4, number >> 7].map((at) => parts[at % 20]).join('');
  let text = 'id,first,last,born,mail\n';
  for (let at = 0; at < count; at++) {
    const first = name(Math.imul(at, 2_654_435_761) >>> 8);
    const last = name(Math.imul(at, 40_503) >>> 3);
    const born = `${String(1950 + (at % 47))}-0${String(1 + (at % 9))}-1${String(at % 10)}`;
    text += `${String(at)}-a,${first},${last},${born},${first}.${String(at)}@mail.example\n`;
    if (at % 10 === 0)
      text += `${String(at)}-b,${first},"${last}x",${born},${first}.${String(at)}@mail.example\n`;
  }
  return text;
}

describe('match link', () => {
  it('gives the same files with one thread and with two', async () => {
    await writeFile(join(folder, 'people.csv'), rows(1500));
    await writeFile(join(folder, 'map.json'), JSON.stringify(map));
    expect((await run('one', ['--threads', '1'])).code).toBe(0);
    expect((await run('two', ['--threads', '2'])).code).toBe(0);
    for (const kind of ['pairs', 'clusters']) {
      const [one, two] = await Promise.all(
        ['one', 'two'].map((name) => readFile(join(folder, `${name}-${kind}.csv`), 'utf8')),
      );
      expect(two).toBe(one);
      expect(one?.split('\n').length).toBeGreaterThan(100);
    }
  });

  it('accounts for every row: what cannot be read is reported with its line, the rest is linked', async () => {
    await writeFile(join(folder, 'people.csv'), `${rows(50)}short,row\n"never,closed,x,y,z\n`);
    await writeFile(join(folder, 'map.json'), JSON.stringify(map));
    const { code, out, err } = await run('all');
    expect(code).toBe(0);
    expect(out).toContain('57 rows read, 2 rejected, 55 compared');
    expect(err).toMatch(/line 57: has 2 columns.*\n.*line 58: a quotation mark is never closed/);
    const clusters = await readFile(join(folder, 'all-clusters.csv'), 'utf8');
    expect(clusters.trim().split('\n')).toHaveLength(56);
  });

  it('reads a file whose later rows are far longer than the first', async () => {
    const long = Array.from({ length: 400 }, (_, at) => `${String(at)},${'x'.repeat(3000)}${String(at)},y,1980-01-02,`).join('\n'); // prettier-ignore
    await writeFile(join(folder, 'people.csv'), `${rows(10)}${long}\n`);
    await writeFile(join(folder, 'map.json'), JSON.stringify(map));
    expect((await run('long')).out).toContain('411 rows read, 0 rejected');
  });

  it('says which column of the map a file does not have', async () => {
    await writeFile(join(folder, 'people.csv'), 'id,first\n1,Ada\n');
    await writeFile(join(folder, 'map.json'), JSON.stringify(map));
    const { code, err } = await run('wrong');
    expect(code).toBe(2);
    expect(err).toContain('the file has no column "last"');
  });
});
