/**
 * What people choose first: words seen again and again in passwords, roughly by how often, phrases everybody knows,
 * and the rows of keyboards.
 *
 * @source written for Casefold from general knowledge of password habits; the order is an estimate
 */
export const COMMON_WORDS: readonly string[] = `
  password pass passwort admin welcome letmein login secret master hello love iloveyou monkey dragon sunshine
  princess football baseball shadow superman batman michael jordan charlie daniel thomas jessica ashley jennifer
  michelle andrew joshua matthew robert george hunter ranger buster soccer hockey killer pepper ginger summer winter
  spring autumn january february march april may june july august september october november december monday
  tuesday wednesday thursday friday saturday sunday freedom whatever trustno computer internet server system
  manager user guest test testing demo default changeme change temp temporary root administrator access account
  passphrase passcode security secure private office work company business team data database vault casefold
  starwars pokemon cookie cheese chicken banana orange apple flower purple yellow silver golden black white green
  blue red pink brown gray diamond crystal angel heaven jesus christ god lord bible church faith blessed family
  mother father mama papa mommy daddy mom dad sister brother baby girl boy friend friends forever always never
  happy lucky lovely beautiful sweet honey sugar candy kitty cat dog puppy tiger lion eagle falcon bear wolf horse
  butterfly dolphin turtle rabbit snoopy mickey minnie disney marvel spider spiderman ironman matrix neo phoenix
  thunder lightning storm rainbow star stars moon sun sky ocean river mountain island london paris berlin madrid
  roma tokyo newyork york texas america england france germany italy spain india canada australia china russia
  liverpool chelsea arsenal barcelona real manchester united city lakers yankees cowboys steelers eagles tigers
  bulldog rock metal metallica nirvana guitar music dance party beer wine whiskey coffee pizza chocolate
  mustang ferrari porsche mercedes toyota honda yamaha harley corvette camaro google facebook twitter instagram
  youtube amazon apple microsoft windows samsung iphone android linux oracle cisco dell intel
  david john james william richard joseph charles christopher anthony mark donald steven paul kevin brian edward
  ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin
  samuel gregory alexander alex frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry peter
  zachary kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur
  lawrence jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy mason vincent liam
  mary patricia linda elizabeth barbara susan sarah karen lisa nancy betty sandra margaret emily donna carol
  amanda melissa deborah stephanie rebecca laura helen sharon cynthia amy kathleen angela shirley brenda emma anna
  pamela nicole samantha katherine christine maria sophia olivia julia victoria hannah grace rose natalie diana
  one two three four five six seven eight nine ten zero first second last new old big little good bad best
  many who why where here home house life live world people man woman men women money power magic king queen
  prince lady boss chief doctor student teacher school college university summer holiday vacation christmas
  birthday easter halloween correct horse battery staple quick lazy fox jumps jumped over
`
  .trim()
  .split(/\s+/);

/** The words every sentence is made of. */
export const SENTENCE_WORDS: readonly string[] = `
  the and for you are not with this that have from they will would there their what about which when make can
  like time just know take into year your some could them see other than then now look only come its over think
  also back after use how our well way even want because any these give day most us is it in on at to of my me we
  he she his her be do go no so up an as by or if am all was were has had did does done been being very much more
`
  .trim()
  .split(/\s+/);

/** Phrases an attacker tries whole, without their spaces. */
export const COMMON_PHRASES: readonly string[] = `
  correcthorsebatterystaple thequickbrownfoxjumpsoverthelazydog tobeornottobe thatisthequestion iloveyouforever
  iloveyousomuch maytheforcebewithyou onceuponatime openthedoor opensesame letmeinplease donttellanyone
  mypasswordis thisismypassword thisisasecret thisisapassphrase thisismypassphrase inthebeginning ourfatherwhoartinheaven
  thelordismyshepherd wethepeople onesmallstepforman ihaveadream godsavethequeen godsavetheking allyouneedislove
  letitbe happybirthdaytoyou merrychristmas happynewyear twinkletwinklelittlestar maryhadalittlelamb
  rowrowrowyourboat humptydumptysatonawall tobeornottobethatisthequestion iamyourfather houstonwehaveaproblem
  elementarymydearwatson winteriscoming liveslongandprosper livelongandprosper goodmorning goodnight
  knowledgeispower timeismoney homesweethome carpediem hakunamatata allworkandnoplay idontknow whoareyou
  howareyou whatisyourname mynameis iamthebest youaretheone trustnoone nevergiveup dowhatyoulove
`
  .trim()
  .split(/\s+/);

/** Rows and diagonals of keyboards; a run along one of them is no secret in either direction. */
export const KEYBOARD_ROWS: readonly string[] = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()',
  '!"§$%&/()=',
];
