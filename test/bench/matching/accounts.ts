/**
 * Made-up accounts in any number with known duplicates, the same ones every time: names of several cultures with a long
 * tail, households, moves, slips of the hand. The id is `person-copy`, so truth needs no other file.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { randomOf } from '../people.ts';

type Random = () => number;

/** One account. Copies of a person differ as files of life do. */
interface Account {
  first: string;
  middle: string;
  last: string;
  gender: string;
  birthdate: string;
  street: string;
  city: string;
  postcode: string;
  phone: string;
  email: string;
  passport: string;
}

/** Columns of the file, in order. */
export const accountColumns = ['id', 'first', 'middle', 'last', 'gender', 'birthdate', 'street', 'city', 'postcode', 'phone', 'email', 'passport'] as const; // prettier-ignore

const share = 0.08;
const women = 'Mary Anna Maria Elena Sofia Laura Emma Julia Sarah Nina Eva Olga Fatima Aisha Leila Mei Yuki Priya Ananya Zeynep Ingrid Astrid Chloe Camille Lucia Carmen Ines Beatriz Joana Marta Agnieszka Katarzyna Zofia Ivana Petra Lenka Hana Noor Samira Yasmin Amina Grace Alice Rose Ruth Hannah Rebecca Elizabeth Margaret Catherine Susan Patricia Jennifer Deborah Victoria Charlotte Isabella Amelia Olivia Kate'.split(' '); // prettier-ignore
const men = 'John James Robert Michael William David Thomas Charles Daniel Matthew Anthony Andrew Joshua Paul Peter George Edward Ahmed Mohammed Omar Ali Hassan Yusuf Wei Hiroshi Raj Arjun Vikram Mehmet Emre Lars Erik Bjorn Pierre Antoine Luc Jose Carlos Luis Miguel Joao Pedro Tomasz Piotr Jan Pavel Ivan Dmitri Sergei Nikolai Andrei Henrik Karl Hans Stefan Samuel Benjamin Jacob Nathan Oscar Felix Leo Hugo'.split(' '); // prettier-ignore
const short: Readonly<Record<string, string>> = { Robert: 'Bob', William: 'Bill', Elizabeth: 'Liz', Margaret: 'Peggy', Katherine: 'Kate', Michael: 'Mike', Thomas: 'Tom', Charles: 'Charlie', James: 'Jim', John: 'Jack', Susan: 'Sue', Patricia: 'Pat', Jennifer: 'Jenny', Deborah: 'Debbie', Matthew: 'Matt', Andrew: 'Andy', Daniel: 'Dan', Anthony: 'Tony', Edward: 'Ted', Samuel: 'Sam', Benjamin: 'Ben', Joshua: 'Josh', Catherine: 'Cathy', Rebecca: 'Becky', Victoria: 'Vicky', Mohammed: 'Mohamed' }; // prettier-ignore
const usual = 'Smith Jones Brown Taylor Wilson Garcia Martinez Rodriguez Lopez Silva Santos Ferreira Müller Schmidt Schneider Fischer Weber Rossi Russo Ferrari Martin Bernard Dubois Nowak Kowalski Novak Horvat Ivanov Petrov Sidorov Khan Ahmed Hussein Ali Singh Kumar Sharma Patel Wang Li Zhang Chen Kim Lee Park Nguyen Tran Pham Yilmaz Kaya Demir Andersson Johansson Hansen Nielsen Larsen Jansen Bakker'.split(' '); // prettier-ignore
const starts = 'Ba Be Bo Bra Bri Ca Che Cla Co Da De Do Dra Du E Fa Fe Fo Fra Ga Gle Go Gra Gu Ha He Ho Hu I Ja Je Ka Ke Ki Ko Kra La Le Li Lo Lu Ma Me Mi Mo Na Ne No O Pa Pe Pi Po Pra Ra Re Ri Ro Sa Scha Se Shi So Sta Ste Sza Ta Te Ti To Tre U Va Ve Vo Wa We Wi Ya Yo Za Ze Zo'.split(' '); // prettier-ignore
const middles = 'ba ber bo cha da de del do fa fe ga gen go ha hi ka ke ko la le li lo lu ma me mi mo na ne ni no pa pe ra re ri ro sa se si sta ta te ti to va ve vi wa we za zi'.split(' '); // prettier-ignore
const ends = 'berg bury by court dale den ell er ett ez field ford ham hoff houd ian ić in ini ino ison ka ke ko ler ley lin man mann mer ner nik ny os ov ova pour ra ray ro sen ska ski son stad stein sson ston strom tan ter tis ton tti uk va wald well wood yan yev zadeh'.split(' '); // prettier-ignore
const givenEnds = 'a an ara e el ela en ia ian ika in ina io is ita o on ra rik sa ta to us ya'.split(' ');
const streetKinds = ['Street', 'Road', 'Avenue', 'Lane', 'Close', 'Way', 'Drive', 'Place'];
const boxes = ['gmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', 'gmx.net', 'mail.example', 'post.example', 'work.example']; // prettier-ignore

/** Picks by a falling curve: the first ones far more often than the last. */
const skewed = <T>(random: Random, from: readonly T[], power = 2): T =>
  from[Math.floor(random() ** power * from.length)] as T;
const between = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

function word(random: Random, parts: number, last: readonly string[]): string {
  let text = skewed(random, starts, 1.3);
  for (let at = 0; at < parts; at++) text += skewed(random, middles, 1.3);
  return text + skewed(random, last, 1.3);
}

const familyName = (random: Random): string => {
  const kind = random();
  if (kind < 0.2) return skewed(random, usual);
  if (kind < 0.26) return `${skewed(random, usual)}-${word(random, 0, ends)}`;
  return word(random, kind < 0.55 ? 0 : kind < 0.9 ? 1 : 2, ends);
};
const givenName = (random: Random, woman: boolean): string =>
  random() < 0.7 ? skewed(random, woman ? women : men) : word(random, random() < 0.6 ? 0 : 1, givenEnds);

const cities: readonly string[] = ((random) => Array.from({ length: 4000 }, () => word(random, 1, ends)))(randomOf(3)); // prettier-ignore
const streets: readonly string[] = ((random) => Array.from({ length: 30_000 }, () => word(random, 1, ends)))(randomOf(5)); // prettier-ignore

const two = (number: number): string => String(number).padStart(2, '0');

/** A person as first seen. One in eight shares home and family name with the person before. */
function personOf(number: number, seed: number): Account {
  const random = randomOf(Math.imul(number + 1, 0x9e3779b1) ^ seed);
  const household = number % 8 === 7;
  const home = household ? personOf(number - 1, seed) : null;
  const woman = random() < 0.5;
  const first = givenName(random, woman);
  const last = home && random() < 0.8 ? home.last : familyName(random);
  const city = Math.floor(random() ** 2 * cities.length);
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]/g, '');
  const twin = home !== null && random() < 0.03;
  const birthdate = `${String(between(random, 1940, 2006))}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`;
  const street = `${String(1 + Math.floor(random() ** 2 * 180))} ${skewed(random, streets, 1.5)} ${skewed(random, streetKinds)}`;
  const mail = random();
  return {
    first,
    middle: random() < 0.35 ? givenName(random, woman) : '',
    last,
    gender: woman ? 'F' : 'M',
    birthdate: twin ? home.birthdate : birthdate,
    street: home?.street ?? street,
    city: home?.city ?? (cities[city] as string),
    postcode: home?.postcode ?? String(10_000 + city * 20 + between(random, 0, 19)),
    phone: home && random() < 0.4 ? home.phone : `+44 7${String(Math.floor(random() * 1e9)).padStart(9, '0')}`,
    email: `${mail < 0.6 ? `${plain(first)}.${plain(last)}` : mail < 0.8 ? plain(first).slice(0, 1) + plain(last) : word(random, 1, ends).toLowerCase()}${random() < 0.6 || usual.includes(last) ? String(between(random, 1, usual.includes(last) ? 99_999 : 999)) : ''}@${skewed(random, boxes)}`,
    passport: random() < 0.35 ? `${'ABCDEFGH'[Math.floor(random() * 8)] ?? 'A'}${String(Math.floor(random() * 1e8)).padStart(8, '0')}` : '',
  }; // prettier-ignore
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** One slip: a character changed, left out, added, or exchanged with its neighbour. */
function slip(random: Random, text: string, signs = letters): string {
  if (text.length < 3) return text;
  const at = 1 + Math.floor(random() * (text.length - 2));
  const sign = signs[Math.floor(random() * signs.length)] ?? '';
  const kind = random();
  if (kind < 0.35) return text.slice(0, at) + sign + text.slice(at + 1);
  if (kind < 0.6) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.75) return text.slice(0, at) + sign + text.slice(at);
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

/** The same person as another file has it. */
function copyOf(person: Account, random: Random): Account {
  const copy = { ...person };
  const chance = (of: number): boolean => random() < of;
  const other = personOf(Math.floor(random() * 1e9), 99);
  if (chance(0.12)) copy.first = short[copy.first] ?? copy.first;
  else if (chance(0.1)) copy.first = slip(random, copy.first);
  if (chance(0.1)) copy.last = slip(random, copy.last);
  else if (chance(0.03)) copy.last = other.last;
  if (chance(0.03)) [copy.first, copy.last] = [copy.last, copy.first];
  if (chance(0.4)) copy.middle = chance(0.5) ? '' : copy.middle.slice(0, 1);
  if (chance(0.04)) copy.birthdate = copy.birthdate.slice(0, 4) + copy.birthdate.slice(7) + copy.birthdate.slice(4, 7);
  else if (chance(0.06)) copy.birthdate = copy.birthdate.slice(0, 9) + String(between(random, 0, 9));
  if (chance(0.25)) [copy.street, copy.city, copy.postcode] = [other.street, other.city, other.postcode];
  else if (chance(0.15)) copy.street = slip(random, copy.street);
  if (chance(0.25)) copy.phone = other.phone;
  else if (chance(0.05)) copy.phone = slip(random, copy.phone, '0123456789');
  if (chance(0.25)) copy.email = other.email;
  else if (chance(0.05)) copy.email = slip(random, copy.email);
  if (chance(0.03)) copy.passport = slip(random, copy.passport, '0123456789');
  for (const [field, of] of [['birthdate', 0.05], ['street', 0.08], ['phone', 0.12], ['email', 0.12], ['passport', 0.3], ['gender', 0.1], ['postcode', 0.08]] as const)
    if (chance(of)) copy[field] = '';
  return copy;
} // prettier-ignore

/** Rows of a file: most are new people, eight in a hundred copies of earlier ones. */
export function* accounts(count: number, seed = 11): Generator<readonly string[], void> {
  const random = randomOf(seed);
  const copies = new Map<number, number>();
  for (let at = 0, next = 0; at < count; at++) {
    const again = next > 10 && random() < share;
    const number = again ? Math.floor(random() * next) : next++;
    const copy = again ? (copies.get(number) ?? 0) + 1 : 0;
    if (again) copies.set(number, copy);
    const person = personOf(number, seed);
    const shown = again ? copyOf(person, random) : person;
    yield [`${String(number)}-${String(copy)}`, ...accountColumns.slice(1).map((column) => shown[column as keyof Account])];
  }
} // prettier-ignore

/** Writes the file with flat memory; answers how many distinct words of names it has and how many true pairs. */
export async function writeAccounts(path: string, count: number): Promise<{ words: number; pairs: number }> {
  const file = createWriteStream(path);
  const words = new Set<string>();
  let pairs = 0;
  let block = `${accountColumns.join(',')}\n`;
  for (const row of accounts(count)) {
    for (const at of [1, 2, 3]) words.add(row[at] ?? '');
    pairs += Number(row[0]?.split('-')[1]);
    block += `${row.join(',')}\n`;
    if (block.length < 1 << 18) continue;
    if (!file.write(block)) await once(file, 'drain');
    block = '';
  }
  file.end(block);
  await once(file, 'finish');
  return { words: words.size, pairs };
}
