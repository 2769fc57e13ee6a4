/** Family names with several accepted spellings. */

/**
 * Spellings of one family name.
 * @source Reaney and Wilson, A Dictionary of English Surnames; Geneanet and DAFN for Romance and German names.
 */
const lines =
  'smith smyth smythe|clark clarke|brown browne|green greene|reed reid read|stewart stuart steward|thompson thomson|philips phillips|davis davies|johnson johnston johnstone|anderson andersen|hansen hanson hanssen|larsen larson larsson|olsen olson olsson|petersen peterson petersson pedersen|nielsen nilsen nilsson nelson|jensen jenson jansen janssen jansson|eriksen erikson eriksson ericson ericsson|meyer meier maier mayer mejer|schmidt schmitt schmid|schulz schulze schultz|hoffmann hofmann hoffman hofman|neumann newman|bauer baur|becker bekker|fischer fisher|schneider snyder|weiss weis|lewis louis|white whyte|moore more|morris morrice|shepherd sheppard shephard|whitaker whittaker|pearce pierce|allen allan alan|elliott elliot eliot|mathews matthews|nichols nicholls|rogers rodgers|stephens stevens|stephenson stevenson|hughes hewes|lee leigh|barnett barnet|bennett bennet|burke bourke|byrne byrnes|connor conner|cook cooke|cox coxe|gray grey|harper harpur|hayes hays|lowe low|marshall marshal|mitchell michell|neal neil neale|page paige|parsons persons|sinclair saintclair|souza sousa|luiz luis|goncalves gonsalves|rodriguez rodrigues|gonzalez gonzales|gomez gomes|lopez lopes|fernandez fernandes|hernandez hernandes|perez peres|alvarez alvares|mendez mendes|jimenez gimenez ximenez|vasquez vazquez velasquez velazquez|diaz dias|ramirez ramires|martinez martines|sanchez sanches|nunez nunes|suarez soarez|ibanez ybanez|baptista batista|mello melo|moraes morais|vianna viana|ignacio ygnacio|correa correia|ribeiro riveiro|castelo castello|lefevre lefebvre lefebure|leclerc leclercq|dubois duboys|gauthier gautier|renault renaud|girault giraud|thibault thibaud|arnault arnaud|devries devrie|dejong dejonge|debruin debruyn debruyne|vandijk vandyk vandyck|jansen janssens|smit smits smid|desmet desmedt|kuiper kuijper kuyper|dekker decker|rossi rosso|esposito exposito|cohen kohen cohn kohn|levy levi levin lewy|katz kac|goldstein goldshtein|rosenberg rozenberg|schwartz schwarz|friedman friedmann fridman|kaplan caplan|gaddafi qaddafi kadafi gadhafi gadafi|kowalski kowalsky|zelensky zelenskyy zelenskiy zelenski|tolstoy tolstoi|gorbachev gorbachov|hodgson hodson|hutchinson hutchison|atkinson atkins|macleod mcleod mccloud|robertson robinson';
const groups = new Map<string, number[]>();
lines.split('|').forEach((line, at) => {
  for (const name of line.split(' ')) groups.set(name, [...(groups.get(name) ?? []), at]);
});

/** True when two folded names are accepted spellings of one name; Mac and Mc count as one. */
export function knownVariant(left: string, right: string): boolean {
  if (groups.get(left)?.some((group) => groups.get(right)?.includes(group))) return true;
  const [a, b] = [scottish(left), scottish(right)];
  return a !== null && b !== null && a === b;
}

const spellings = lines.split('|').map((line) => line.split(' '));

/** The other accepted spellings of a folded family name, Mac for Mc and the Irish forms among them. */
export function variantsOf(name: string): string[] {
  const found = (groups.get(name) ?? []).flatMap((group) => spellings[group] ?? []);
  const scots = scottish(name);
  if (scots !== null) found.push(`mac${scots}`, `mc${scots}`);
  const english = irishForm(name);
  for (const form of [english, ...(irishByEnglish.get(english) ?? [])]) found.push(form, `o${form}`);
  return [...new Set(found)].filter((other) => other !== name);
}

/** @source Black, The Surnames of Scotland: Mac, Mc and M' are one prefix. */
function scottish(name: string): string | null {
  const found = /^(?:mac|mc)(.{3,})$/.exec(name);
  return found?.[1] ?? null;
}

/** Irish family names and the form English records gave them. @source MacLysaght, The Surnames of Ireland. */
const irish =
  'suilleabhain sullivan|briain brien|murchu murphy|murchadha murphy|ceallaigh kelly|cheallaigh kelly|conchuir connor|conchubhair connor|neill neill|nill neill|ni neill neill|domhnaill donnell|dhomhnaill donnell|dochartaigh doherty|dhochartaigh doherty|cinneide kennedy|raghallaigh reilly|riagain regan|laoghaire leary|mathuna mahony|mathghamhna mahony|hogain hogan|hagain hagan|baoill boyle|broin byrne|ciardha carey|clerigh cleary|dalaigh daly|duinn dunne|faolain phelan|flaithearta flaherty|flannagain flanagan|gallchobhair gallagher|griofa griffin|hannluain hanlon|hara hara|loinsigh lynch|maille malley|meara meara|nuallain nolan|rinn ring|riain ryan|seaghdha shea|se shea|siochain sheehan|tuathail toole|carthaigh carthy|gabhann gowan|cionnaith kenny|aodha hayes|eochaidh keogh|coisdealbha costello|giolla gilla|breathnach walsh|mac carthaigh maccarthy|niallain nealon|maolain mullan|muireadhaigh murray|caomhanach kavanagh|de burca burke|burca burke|mac giolla phadraig fitzpatrick|mac gearailt fitzgerald|gearailt fitzgerald|mac domhnaill macdonnell|mac aodha mckay';
const irishNames = new Map<string, string>();
for (const entry of irish.split('|')) {
  const words = entry.split(' ');
  irishNames.set(words.slice(0, -1).join(''), words.at(-1) ?? '');
}

/** A folded Irish family name in its English form without O or Ní; other names come back unchanged. */
export function irishForm(name: string): string {
  if (!'oumndgbcfhlrst'.includes(name[0] ?? ' ')) return name;
  const stem = name.replace(/^(o|ui|ni|nic|mac)(?=.{3,})/, '');
  // The feminine prefix softens the first consonant: Ní Bhriain, Ní Cheallaigh.
  const plain =
    irishNames.get(name) ?? irishNames.get(stem) ?? irishNames.get(stem.replace(/^([bcdfgmpst])h/, '$1'));
  if (plain) return plain;
  const short = /^mc(.{3,})$/.exec(name)?.[1];
  if (short !== undefined && irishEnglish.has(`mac${short}`)) return `mac${short}`;
  const bare = /^o(?=[bcdfghjklmnprstv])(.{3,})$/.exec(name)?.[1];
  return bare !== undefined && irishEnglish.has(bare) ? bare : name;
}
const irishEnglish = new Set(irishNames.values());
const irishByEnglish = new Map<string, string[]>();
for (const [form, english] of irishNames)
  irishByEnglish.set(english, [...(irishByEnglish.get(english) ?? []), form]);
