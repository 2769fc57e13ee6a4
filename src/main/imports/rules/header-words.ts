import type { FixedTarget } from './mapping.ts';

/**
 * Headers as files in several languages write them, by target, the surest first.
 *
 * @source Persona's import columns (reference_id, name_first …); the rest our choice: names of columns in exports
 *   of customer systems in English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish
 */
const HEADERS: Readonly<Partial<Record<FixedTarget, string>>> = {
  referenceId:
    'reference id|reference|ref id|ref|ref no|reference number|reference no|external id|external reference|customer id|customer number|customer no|customer ref|cust id|client id|client number|client no|user id|user number|uid|userid|member id|member number|person id|account id|account number|account ref|account reference|contact id|applicant id|subject id|party id|crm id|employee id|kundennummer|kunden nr|kundennr|kunden id|kundenid|mitgliedsnummer|benutzer id|referenz|referenznummer|numero client|id client|identifiant|identifiant client|numero de client|id cliente|numero de cliente|codigo cliente|codigo de cliente|identificador|codice cliente|numero cliente|klantnummer|klant id|kundnummer|kundenummer|asiakasnumero|numer klienta|id klienta|uuid|guid|key|id',
  personaId: 'persona id|persona account id|persona account|act id|inquiry account id',
  type: 'account type|account type name|customer type|user type|kontotyp|kundentyp',
  status:
    'account status|status|customer status|user status|state of account|kundenstatus|estado de cuenta|statut',
  tags: 'tags|tag|labels|label|schlagworte|schlagworter|etiketten|etiquettes|etiquetas|etichette|kennzeichen',
  createdAt:
    'created at|created|created on|creation date|date created|signup date|sign up date|registered at|registered on|registration date|joined|join date|customer since|member since|erstellt am|erstellt|angelegt am|registriert am|kunde seit|date de creation|cree le|fecha de creacion|fecha de alta|data di creazione|data de criacao|aangemaakt op',
  'name.first':
    'name first|first name|firstname|first|given name|given names|givenname|forename|forenames|fname|christian name|vorname|vornamen|rufname|prenom|prenoms|nombre|nombres|nombre de pila|primer nombre|nome|nome proprio|primeiro nome|nome di battesimo|voornaam|voornamen|fornavn|fornamn|etunimi|imie|imiona|jmeno|keresztnev|имя|名|名前',
  'name.middle':
    'name middle|middle name|middle names|middlename|middle|middle initial|second name|patronymic|zweiter vorname|weitere vornamen|deuxieme prenom|segundo nombre|secondo nome|segundo nome|mellemnavn|mellomnavn|mellannamn|tweede naam|отчество',
  'name.last':
    'name last|last name|lastname|last|surname|surnames|family name|familyname|lname|second surname|nachname|familienname|zuname|nom|nom de famille|nom de naissance|apellido|apellidos|primer apellido|segundo apellido|cognome|sobrenome|apelido|ultimo nome|achternaam|familienaam|etternavn|efternavn|efternamn|sukunimi|nazwisko|prijmeni|vezeteknev|soyad|soyadi|фамилия|姓|名字',
  'name.full':
    'name|full name|fullname|display name|customer name|client name|user name full|person name|account name|holder name|account holder|legal name|name full|complete name|vollstandiger name|voller name|kundenname|nom complet|nom et prenom|prenom et nom|nombre completo|nombre y apellidos|nome completo|nome e cognome|volledige naam|fullt navn|imie i nazwisko|фио|姓名|氏名|성명|이름',
  'name.native':
    'native name|name native|name in native script|local name|name local|native full name|name original script|original name|name in original script|kanji name|name kanji',
  birthdate:
    'birthdate|birth date|date of birth|dob|d o b|birthday|born|born on|birth day|geburtsdatum|geburtstag|geboren am|geboren|geb datum|geb dat|date de naissance|date naissance|ne le|nee le|fecha de nacimiento|fecha nacimiento|nacimiento|f nacimiento|data di nascita|data nascita|nato il|data de nascimento|data nascimento|geboortedatum|fodselsdato|fodselsdag|fodelsedatum|syntymaaika|data urodzenia|datum narozeni|szuletesi datum|dogum tarihi|дата рождения|生年月日|出生日期|생년월일|تاريخ الميلاد',
  gender:
    'gender|sex|geschlecht|sexe|genre|sexo|genero|sesso|genere|geslacht|kjonn|kon|plec|пол|性別|性别|성별',
  nationality:
    'nationality|citizenship|country of citizenship|nationalitat|staatsangehorigkeit|staatsburgerschaft|nationalite|citoyennete|nacionalidad|ciudadania|nazionalita|cittadinanza|nacionalidade|nationaliteit|nasjonalitet|nationalitet|obywatelstwo|гражданство|国籍|국적',
  'address.street1':
    'address street 1|street 1|street1|street|street address|address|address 1|address1|address line 1|addressline1|address line1|line 1|home address|residential address|mailing address|postal address|strasse|str|strasse und hausnummer|strasse hausnummer|anschrift|adresse|adresse 1|rue|adresse ligne 1|direccion|direccion 1|calle|domicilio|indirizzo|endereco|rua|morada|adres|straat|straat en huisnummer|gateadresse|adress|gatuadress|katuosoite|ulica|адрес|улица|住所|地址|주소',
  'address.street2':
    'address street 2|street 2|street2|address 2|address2|address line 2|addressline2|address line2|line 2|apartment|apt|apt number|unit|suite|flat|adresszusatz|zusatz|adresse 2|complement|complement d adresse|adresse ligne 2|direccion 2|piso|indirizzo 2|complemento|endereco 2|toevoeging',
  'address.city':
    'address city|city|town|city town|locality|municipality|stadt|ort|wohnort|ortschaft|ville|commune|localite|ciudad|localidad|municipio|poblacion|citta|comune|cidade|localidade|plaats|woonplaats|stad|poststed|postort|kaupunki|miasto|miejscowosc|mesto|город|城市|市区町村|도시',
  'address.subdivision':
    'address subdivision|subdivision|state|province|state province|region|county|prefecture|address state|bundesland|kanton|land kreis|departement|etat|provincia|comunidad autonoma|estado|regione|distrito|provincie|fylke|lan|wojewodztwo|регион|область|都道府県|省',
  'address.postalCode':
    'address postal code|postal code|postalcode|postcode|post code|zip|zip code|zipcode|plz|postleitzahl|code postal|cp|codigo postal|cap|codice postale|cep|postnummer|postnr|postinumero|kod pocztowy|psc|почтовый индекс|郵便番号|邮编|우편번호',
  'address.countryCode':
    'address country code|country code|country|address country|country of residence|residence country|iso country|land|wohnsitzland|staat|pays|pays de residence|pais|pais de residencia|paese|nazione|stato|maa|kraj|zeme|ulke|страна|国|国家|국가',
  phone:
    'phone number|phone|phone no|phonenumber|telephone|telephone number|tel|tel no|mobile|mobile number|mobile phone|mobile no|cell|cell phone|cellphone|cell number|home phone|work phone|contact number|telefon|telefonnummer|tel nr|handy|handynummer|mobil|mobilnummer|mobiltelefon|festnetz|numero de telephone|portable|mobile 1|telefono|telefono movil|numero de telefono|movil|celular|cellulare|telefone|telemovel|telefoon|telefoonnummer|mobiel|gsm|puhelin|numer telefonu|telefon komorkowy|телефон|電話番号|电话|手机|전화번호',
  email:
    'email address|email|e mail|e mail address|emailaddress|mail|mail address|email id|contact email|primary email|mailadresse|email adresse|e mail adresse|courriel|adresse email|adresse e mail|adresse mail|correo|correo electronico|correo e|posta elettronica|indirizzo email|correio eletronico|e mailadres|emailadres|epost|e post|sahkoposti|adres e mail|почта|メールアドレス|邮箱|이메일',
  'identification.number':
    'identification number|id number|id no|identity number|national id|national id number|national identification number|document number|document no|passport number|passport no|passport|license number|licence number|driver license number|drivers license number|ausweisnummer|ausweis nr|passnummer|reisepassnummer|personalausweisnummer|numero de piece d identite|numero de passeport|numero de documento|documento|dni|nie|numero de pasaporte|codice fiscale|numero documento|cpf|bsn|personnummer|cpr|pesel|curp|cedula|nif|証明書番号|身份证号|주민등록번호',
  'identification.class':
    'identification class|id class|id type|document type|identification type|type of id|ausweisart|ausweistyp|dokumentart|type de document|type de piece|tipo de documento|tipo documento',
  'identification.country':
    'issuing country|identification country|id country|document country|country of issue|issue country|ausstellungsland|pays d emission|pais de emision|pais emisor|paese di rilascio',
  ssn: 'social security number|ssn|social security|us ssn|social security no',
};

const TARGET_BY_HEADER: ReadonlyMap<string, FixedTarget> = collect();

function collect(): Map<string, FixedTarget> {
  const found = new Map<string, FixedTarget>();
  for (const target of typedKeys(HEADERS)) {
    for (const header of (HEADERS[target] ?? '').split('|'))
      if (!found.has(header)) found.set(header, target);
  }
  return found;
}

function typedKeys<Key extends string>(record: Readonly<Partial<Record<Key, string>>>): Key[] {
  // Object.keys widens to string; the table above has no other keys than those of its type.
  return Object.keys(record) as Key[];
}

/** A header without case, marks and punctuation; `nameFirst`, `name_first` and `Name (First)` become `name first`. */
export function foldHeader(header: string): string {
  return header
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})|(\p{L})(?=\p{N})/gu, '$& ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words in front of a header that say whose value it is or which of several, not what. */
const OWNERS =
  /^(?:customer|client|user|member|person|personal|applicant|contact|account|primary|secondary|main|home|work|business|billing|shipping|mailing|residential|permanent|current|other|alternate|alternative|second|legal|fields?|attributes?|data|kunden?)\s(?=\S)/;
/** A number or a note at the end: `phone 2`, `birth date yyyy mm dd`. */
const ENDINGS =
  /\s(?:\d|one|two|three|primary|secondary|other|required|optional|[ymd]{2,4}(?: ?[md]{2} ?[ymd]{2,4})?)$/;
/** A number inside: `address 2 city`. */
const MIDDLE = /(?<=\p{L})\s\d(?=\s\p{L})/u;

/**
 * The target whose header this is, trying it whole, then without the words around it.
 *
 * @returns null when no word of it is known
 */
export function targetOfHeader(header: string): FixedTarget | null {
  const queue = [foldHeader(header)];
  for (const text of queue) {
    const target = TARGET_BY_HEADER.get(text);
    if (target) return target;
    for (const shorter of [text.replace(ENDINGS, ''), text.replace(MIDDLE, ''), text.replace(OWNERS, '')]) {
      if (!queue.includes(shorter)) queue.push(shorter);
    }
  }
  return null;
}

const REFERENCE_HEADERS = (HEADERS.referenceId ?? '').split('|').map(foldHeader);

/** How surely a header names the reference id: 0 is surest, infinity not at all. `id` gives way to `customer id`. */
export function referenceRank(header: string): number {
  const rank = REFERENCE_HEADERS.indexOf(foldHeader(header));
  return rank < 0 ? (targetOfHeader(header) === 'referenceId' ? REFERENCE_HEADERS.length : Infinity) : rank;
}
