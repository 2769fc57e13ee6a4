/** A made-up watchlist: entries of several cultures with aliases as lists have them, the same ones every time. */
import type { ListEntry } from '../../../src/main/matching/screening/list.ts';
import { randomOf } from '../people.ts';
import { accounts } from './accounts.ts';

const arabic = 'Mohammad Ahmad Abdul Hassan Hussein Omar Khalid Abdullah Ibrahim Yusuf Mahmoud Saleh Rahman Karim Aziz Nasir Faisal Jamal Tariq Rashid Haji Mullah Zahid Akhtar'.split(' '); // prettier-ignore
const korean = 'Kim Ri Pak Choe Jong Kang Han O So Yun Chang Im Myong Chol Song Nam Hyok Gwang Il Su Ung Yong Jin Ho'.split(' '); // prettier-ignore
const russian = 'Ivanov Petrov Sidorov Aleksandrovich Sergeyevich Vladimir Dmitry Sergey Aleksey Nikolai Mikhailovich Kuznetsov Popov Volkov Morozov Igorevich'.split(' '); // prettier-ignore
const cyrillic = 'Иванов Петров Сидоров Александрович Сергеевич Владимир Дмитрий Сергей Алексей Николай Михайлович Кузнецов Попов Волков Морозов Игоревич'.split(' '); // prettier-ignore

/** Entries with two aliases each on average: another spelling, another order, another script, a part left out. */
export function watchlist(count: number): ListEntry[] {
  const random = randomOf(41);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() ** 1.4 * from.length)] as T;
  const people = accounts(count * 2, 77);
  return Array.from({ length: count }, (_, at): ListEntry => {
    const next = people.next();
    const row: readonly string[] = next.done === true ? [] : next.value;
    const [first = '', last = ''] = [row[1], row[3]];
    const kind = random();
    const words =
      kind < 0.35
        ? [pick(arabic), pick(arabic), ...(random() < 0.5 ? ['al-' + last] : [pick(arabic), last])]
        : kind < 0.5
          ? [pick(korean), pick(korean), pick(korean)]
          : kind < 0.7
            ? [pick(russian), pick(russian), `${last}ov`]
            : [first, ...(random() < 0.4 ? [row[2] ?? ''] : []), last];
    const name = words.filter(Boolean);
    const aliases = Array.from({ length: Math.floor(random() * 5) }, () => alias(name, random));
    return {
      id: String(at),
      names: [name.join(' '), ...aliases].map((text, number) => ({
        text,
        weak: number > 0 && random() < 0.15,
      })),
      kind: 'person',
      birthdates: random() < 0.6 ? [row[5] ?? ''] : [],
      countries: [],
    };
  });
}

function alias(name: readonly string[], random: () => number): string {
  const kind = random();
  if (kind < 0.25) return [...name.slice(-1), ...name.slice(0, -1)].join(', ');
  if (kind < 0.5)
    return name.join(' ').replace('mm', 'm').replace('oh', 'uh').replace('y', 'i').replace('k', 'q');
  if (kind < 0.65 && name.length > 2) return [name[0], name.at(-1)].join(' ');
  if (kind < 0.8) return name.map((word) => cyrillic[russian.indexOf(word)] ?? word).join(' ');
  return `${name.join(' ')} ${name[0] ?? ''}zada`;
}
