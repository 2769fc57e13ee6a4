/** Words of addresses and their short forms; one line per meaning, the first word stands for all. */

/**
 * Kinds of street, with their short forms.
 * @source USPS Publication 28 appendix C; Royal Mail and La Poste guides; Correos, ÖNORM A 2703, ФИАС short forms.
 */
const streetKinds = `street st str streets ulica ul ulitsa улица ул вулиця вул calle c rua rue strasse via straat
avenue ave av aven avenida avda avd
road rd roads
drive dr drv
lane ln la
boulevard blvd bld bvd boul bulvar bulevar bulvari бульвар б-р
court ct crt
place pl plc platz
square sq plaza plz pza praca pca piazza pza ploshchad площадь plein plac namesti
terrace ter terr tce
crescent cres cr crs
close cl
gardens gdns gdn garden
grove gr grv
highway hwy
parkway pkwy pky
circuit cct
circle cir
way wy
mews mws
parade pde
trail trl
alley aly allee al
strasse str straße
weg wg
gasse g
ring
ufer
damm
calle c cl
carrera cra kra kr
paseo po pso
ronda rda
travessa tv trav
rua r
rue r
chemin ch che
impasse imp
quai
route rte
cours crs
via v
viale vle v.le
corso cso c.so
vicolo vic
largo lgo
straat str
laan ln
gracht gr
prospekt pr-t prosp проспект пр-т пр просп
pereulok per переулок пер
proezd проезд пр-д
shosse шоссе ш
naberezhnaya nab набережная наб
aleja al
utca u
ut
ter
ulice
vej v
gade
gata g
vagen v vag
katu
tie
caddesi cad cd
sokak sok sk
jalan jl jln
lorong lor
soi ซอย
duong d
pho
marg
nagar
thanon th ถนน
sharia شارع
rehov רחוב
odos οδος
leoforos λεωφορος`;

const directions = `north n norte nord nth
south s sur sud sth sul
east e este est
west w oeste ouest wst
northeast ne
northwest nw
southeast se
southwest sw`;

const others = `saint st ste san
fort ft
mount mt
building bldg bld edificio edif ed gebaude batiment bat корпус корп
floor fl flr piso etage stock stockwerk etaj kat этаж эт
block blk bl blok bloque bloc
house hse
centre center ctr centro zentrum
industrial ind
estate est
village vlg vill
station sta
heights hts
junction jct jn
hospital hosp
university univ
general gen
doctor dr
president pres pdte pte
professor prof
colonel col
captain capt
opposite opp
near nr
mahatma m
martin-luther-king mlk`;

/** Words that only introduce what follows or name a kind of district. */
const silent = new Set(
  (
    'no nr num number nº n° № of the de la le les du des del der die das den van el los las da do dos und and y e et i a an am im ' +
    'дом д house h.no hno door г город гор gorod city town cidade ciudad ville stadt district dist distrito raion rayon р-н район region ' +
    'обл область oblast province prov state county co kreis kanton ku shi gun machi cho chome to ken fu gu dong si do eup myeon ri qu shi sheng lu hao ro gil daero ' +
    'area sector locality cp cap plz postcode zip pin postal code via c/o attn'
  ).split(' '),
);

/** Marks of a dwelling inside a building. */
const units = new Set(
  (
    'apt apartment appartement app appt apto apart flat unit suite ste # room rm wohnung whg top tur door dr puerta pta piso porta ' +
    'кв квартира kv interno int scala sc lok lokal m lgh leilighet daire d no: local oficina of office studio penthouse ph lot ' +
    'caravan villa bungalow chambre bte boite bus shop level lvl l floor fl etage og eg stock 室 호 号室 căn căn-hộ unidad'
  ).split(' '),
);

/**
 * Words for numbers and ordinals as streets are named with them.
 * @source common usage; English to twentieth, other languages as written in street names.
 */
const numbers = `1 one first 1st i uno un primera primero erste ersten
2 two second 2nd ii dos deux segunda zweite zwei
3 three third 3rd iii tres trois tercera dritte drei
4 four fourth 4th iv cuatro quatre cuarta vierte vier
5 five fifth 5th v cinco cinq quinta funfte funf
6 six sixth 6th vi seis sexta sechste sechs
7 seven seventh 7th vii siete sept septima siebte sieben
8 eight eighth 8th viii ocho huit octava achte acht
9 nine ninth 9th ix nueve neuf novena neunte neun
10 ten tenth 10th x diez dix decima zehnte zehn
11 eleven eleventh 11th xi once onze
12 twelve twelfth 12th xii doce douze
13 thirteen thirteenth 13th
14 fourteen fourteenth 14th
15 fifteen fifteenth 15th quince quinze
16 sixteen sixteenth 16th
17 seventeen seventeenth 17th
18 eighteen eighteenth 18th
19 nineteen nineteenth 19th
20 twenty twentieth 20th veinte vingt
30 thirty thirtieth 30th
40 forty fortieth 40th fourty
50 fifty fiftieth 50th
60 sixty sixtieth 60th`;

/** States and territories whose short forms stand in addresses. */
const states = `alabama al|alaska ak|arizona az|arkansas ar|california ca calif|colorado co|connecticut ct|delaware de|florida fl|georgia ga|hawaii hi|idaho id|illinois il|indiana in|iowa ia|kansas ks|kentucky ky|louisiana la|maine me|maryland md|massachusetts ma mass|michigan mi|minnesota mn|mississippi ms|missouri mo|montana mt|nebraska ne|nevada nv|newhampshire nh|newjersey nj|newmexico nm|newyorkstate ny|northcarolina nc|northdakota nd|ohio oh|oklahoma ok|oregon or|pennsylvania pa|rhodeisland ri|southcarolina sc|southdakota sd|tennessee tn|texas tx|utah ut|vermont vt|virginia va|washington wa|westvirginia wv|wisconsin wi|wyoming wy|ontario on|quebec qc|britishcolumbia bc|alberta ab|manitoba mb|saskatchewan sk|novascotia ns|newbrunswick nb|newsouthwales nsw|victoria vic|queensland qld|southaustralia sa|tasmania tas|northernterritory nt|maharashtra mh|karnataka ka|tamilnadu tn|uttarpradesh up|westbengal wb|gujarat gj`;

const canonical = new Map<string, Set<string>>();
const kinds = new Set<string>();
function teach(line: string, after?: (main: string) => void): void {
  const words = line.split(' ');
  const main = words[0] ?? '';
  after?.(main);
  for (const word of words) canonical.set(word, (canonical.get(word) ?? new Set()).add(main));
}
for (const line of streetKinds.split('\n')) teach(line, (main) => kinds.add(main));
for (const line of [
  ...directions.split('\n'),
  ...others.split('\n'),
  ...numbers.split('\n'),
  ...states.split('|'),
])
  teach(line);

const noMeanings: ReadonlySet<string> = new Set();

/** The words a folded address word may stand for, itself not included. */
export function meaningsOf(word: string): ReadonlySet<string> {
  return canonical.get(word) ?? noMeanings;
}

/** True when one reading of the word is a kind of street. */
export function isStreetKind(word: string): boolean {
  for (const meaning of meaningsOf(word)) if (kinds.has(meaning)) return true;
  return false;
}

/** True for words that carry no identity of their own. */
export function isSilentWord(word: string): boolean {
  return silent.has(word);
}

/** True when the word announces a flat, suite or floor. */
export function isUnitWord(word: string): boolean {
  return units.has(word);
}

/** State or province a word may be the short form of. */
export function isStateWord(word: string): boolean {
  return stateWords.has(word);
}
const stateWords = new Set(states.split('|').flatMap((line) => line.split(' ')));
