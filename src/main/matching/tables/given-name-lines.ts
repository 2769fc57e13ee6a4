/** The table of given names that belong together; `given-names.ts` reads it. */

/**
 * One line per name: `culture: spellings | short forms | forms in other languages`. Cultures ar (Arabic, Persian, Turkic,
 * South Asian Muslim), sl (Slavic), in (Indian), he (Hebrew), gr (Greek) have no fixed Latin spelling: their spellings are
 * romanisations. `la` are names of Latin script. A name may stand on several lines.
 * @source Hanks, Hardcastle and Hodges, A Dictionary of First Names; Behind the Name; Tikhonov, Словарь русских личных имён;
 * Schimmel, Islamic Names; national statistics offices for which names are common.
 */
export const givenNameLines = `
la: robert rupert|bob bobby rob robbie robby bert bertie|roberto robrecht
la: william|bill billy will willy willie wills liam wil|wilhelm guillermo guillaume guglielmo willem vilhelm guilherme
la: richard|dick rick ricky rich richie rik|ricardo riccardo rikard
la: james|jim jimmy jimmie jamie jem|jaime diego giacomo jacques jakob jacob santiago tiago yakov iago
la: john jon johann johan|jack johnny jonny johnnie|juan jean giovanni hans jan ivan joao ioannis sean ian ivo jens juhani gianni johannes yahya evan
la: jonathan|jon jonny nathan|
la: joseph josef|joe joey jo|jose giuseppe josip yusuf yosef iosif josep joosep
la: michael|mike mick micky mickey mikey mikel|michel miguel michele mikhail mihail mihai michal mikael mikko miquel mykhailo
la: michelle michele|shelly chelle|micaela
la: charles|charlie chuck chas chaz|carlos karl carl carlo karel carles
la: thomas|tom tommy thom|tomas tommaso tomasz toma
la: edward edouard|ed eddie eddy ned ted teddy|eduardo eduard edoardo
la: edmund edmond|ed eddie ned|edmundo
la: edwin|ed eddie|
la: theodore|ted teddy theo|teodoro fyodor fedor theodoros
la: henry harry|hal hank harry|heinrich enrique henri enrico henrik hendrik
la: harold|harry hal|
la: george|georgie geo|jorge giorgio georg georges georgios yuri yury jerzy georgi giorgi jiri jordi gyorgy
la: david|dave davy davey|davide dawud dawood daud davit
la: daniel|dan danny dani|daniil danilo daniele
la: danielle daniela|dani|
la: stephen steven stefan|steve stevie|stephan esteban stefano etienne stepan istvan stephane estevao
la: peter|pete|pedro pierre pietro pyotr petr pieter piotr petros petar pekka
la: paul|paulie|pablo paolo pavel pawel paulo pavlos pal pau
la: andrew|andy drew|andres andre andrea andreas andrei andrey andrzej anders andras andriy antti
la: anthony antony|tony|antonio antoine anton antonios
la: matthew mathew|matt matty|mateo matteo matthias mathias matias mateusz matthieu matej matvey mathieu
la: mark marc|marco marcos|marco marcos marek markus marcus
la: luke lucas|luc|luca lukas lucas luka lukasz luc
la: philip phillip|phil pip|felipe philippe filippo filip filipp
la: alexander alexandre|alex al alec sandy sasha xander lex sascha|alejandro alessandro aleksander alexandros oleksandr iskander alistair alasdair aleksandar aleksandr
la: alexandra alejandra|alex sandra sandy sasha lexi|alessandra aleksandra oleksandra
la: nicholas nicolas|nick nicky nico nik|nikolai nikolay nicola niccolo nikolaos mikolaj mykola miklos niklas nikola klaus claus
la: benjamin|ben benny benji benjy|beniamino binyamin
la: samuel|sam sammy|samuele shmuel
la: samantha|sam sammy|
la: christopher|chris kit topher kris|cristobal christophe cristoforo christoph krzysztof kristoffer
la: christian|chris|cristian kristian cristiano
la: christine christina kristina kristine|chris chrissy tina christy kirsty|cristina krystyna
la: frederick frederic|fred freddie freddy fritz|friedrich federico frederik fredrik fryderyk
la: gregory|greg gregg|gregorio gregor grigory grzegorz grigorios
la: lawrence laurence|larry lawrie loz laurie|lorenzo laurent lorenz lars laurens
la: leonard|leo len lenny|leonardo leonid
la: nathaniel|nate nat nathan|
la: nathan|nate nat|natan
la: patrick|pat paddy pat rick|patricio patrik patrizio padraig
la: patricia|pat patty patsy trish tricia|patrizia patrycja
la: raymond|ray|raimundo raimondo ramon
la: ronald|ron ronnie|ronaldo
la: donald|don donnie|
la: kenneth|ken kenny|
la: gerald gerard|gerry jerry|gerardo gerhard gerardus gherardo
la: jeremy|jerry jez jem|jeremias jeremie
la: jeffrey geoffrey|jeff geoff|godofredo gottfried
la: jerome|jerry|geronimo jeronimo hieronymus
la: timothy|tim timmy|timoteo timothee timofey
la: vincent|vince vinny vin|vicente vincenzo vinzenz
la: victor viktor|vic vick|vittorio
la: victoria viktoria|vicky vicki tori vikki|vittoria
la: walter|walt wally wat|gualterio walther
la: arthur|art artie|arturo artur
la: albert|al bert bertie|alberto albrecht
la: alfred|al alf alfie fred|alfredo
la: allan alan allen|al|
la: francis|frank fran frankie|francisco francesco francois franz ferenc frans franciszek
la: frances francesca|fran frankie fanny francie|francisca francoise franziska
la: franklin|frank|
la: eugene|gene|eugenio yevgeny evgeni evgeny eugen eugeniusz
la: hugh hugo|hughie|ugo hugues
la: isaac|ike zac|yitzhak ishaq izaak isak
la: joshua|josh|josue yehoshua
la: louis lewis|lou louie lew|luis luigi ludwig lajos luiz lluis
la: martin|marty|martino marten
la: maurice morris|mo|mauricio maurizio moritz
la: oliver|ollie olly|olivier oliviero
la: oscar|ozzy|oskar
la: reginald|reg reggie|
la: roger|rodge|rogelio ruggero rudiger
la: rudolph rudolf|rudy rudi|rodolfo
la: stanley|stan|
la: sebastian|seb bas bastian|sebastiano sebastien
la: simon|si|simone simeon semyon szymon shimon
la: solomon|sol solly|salomon suleiman shlomo
la: zachary|zach zack zac zak|zacharias zakaria
la: abraham|abe abie bram|ibrahim avraham abramo
la: adam||adamo
la: aaron||haroun aron
la: augustus august|gus|augusto auguste agustin
la: bernard|bernie|bernardo bernhard
la: bartholomew|bart|bartolome bartolomeo
la: calvin|cal|
la: clifford|cliff|
la: clarence|clary|
la: cornelius|con neil connie corny|kornel cornelis
la: dominic dominick|dom nick|domingo domenico dominique dominik
la: douglas|doug dougie|
la: duncan|dunc|
la: ernest|ernie|ernesto ernst
la: felix||felice
la: gabriel|gabe|gabriele gavriil
la: gabrielle gabriela|gaby gabi|
la: harvey||herve
la: herbert|herb bert|heriberto
la: ignatius|iggy|ignacio ignazio
la: jacob jakob|jake|jacobo yaakov yaqub giacobbe
la: julian|jules|giuliano juliano
la: julius|jules|julio giulio jules
la: justin||justino giustino justus
la: keith||
la: leopold|leo poldi|leopoldo
la: malcolm|mal|
la: norman|norm|
la: neil neal|| niall nigel
la: ralph|ralphie|raul raoul rolf
la: russell|russ|
la: raphael rafael|rafa raf|raffaele rafal
la: roderick|rod roddy|rodrigo
la: rodney|rod|
la: stuart stewart|stu|
la: terence terrence|terry|terencio
la: teresa theresa|terry tess tessa tracy|therese teresita
la: tobias|toby tobi|
la: wallace|wally|
la: zoe||
la: mary marie maria|molly polly mamie may minnie mia mitzi|mariya maryam miriam moira maire marija
la: margaret|maggie meg peggy madge marge margie megan greta daisy rita peg|margarita marguerite margherita margarethe margareta margit malgorzata
la: elizabeth elisabeth|liz lizzie lizzy beth betty bess bessie eliza elsie libby lisa betsy lisbeth liza elise|isabel elisabetta elzbieta yelizaveta elizaveta erzsebet isabella isabelle
la: isabella isabel isabelle|bella izzy belle|isabela
la: catherine katherine kathryn katharine catharine cathryn kathrine|kate katie kathy cathy kitty kat kay kit katy cat|catalina caterina katarina ekaterina yekaterina katharina katarzyna catarina karin karen kateryna
la: anne ann anna|annie nan nancy nina annette nanny|ana hannah anya hanna
la: hannah hanna|annie|chana
la: helen helena ellen|nell nellie nelly lena|elena elene olena jelena yelena ileana
la: eleanor elinor eleanore|ellie nell nellie nora ella elly lenny|eleonora leonor
la: dorothy dorothea|dot dotty dolly dora dottie|dorotea doroteia
la: sarah sara|sally sadie|
la: susan suzanne susanna|sue susie suzy susie|susana suzana zuzana shoshana zsuzsanna
la: rebecca rebekah|becky becca bec reba|rivka rebeca
la: rachel rachael|rach|raquel rahel rachele
la: jennifer|jen jenny jenn|
la: jessica|jess jessie|
la: jane jean joan janet|janie jeannie jenny jan|juana jeanne johanna giovanna joanna jana ioana
la: joanna joanne|jo|johanna giovanna
la: josephine|jo josie|josefina giuseppina josefa
la: judith|judy jude judi|giuditta yehudit
la: julia julie|jules|giulia yulia yuliya iuliia julija
la: juliet|julie jules|giulietta julieta
la: laura lauren|laurie|
la: linda lynda|lin lyn|
la: louise louisa|lou lulu|luisa luise
la: lucy lucia|lou|lucie luz
la: martha|marty patty|marta marthe
la: matilda mathilda|tilly mattie tilda|mathilde
la: amanda|mandy manda|
la: amelia|amy millie emmy|amalia amelie
la: emily|em emmy millie|emilia emilie
la: emma|em emmy|
la: abigail|abby gail abbie|
la: agnes||ines agnieszka agnese
la: alice alicia|ali|alisa
la: alison allison|ali ally|
la: angela|angie ange|angelina angele angeliki
la: antonia|toni|antonina antonella antoinette
la: barbara|barb babs barbie|varvara
la: beatrice beatrix|bea trixie|beatriz
la: bridget|bridie biddy|brigitte birgit brigida
la: caroline carolyn carolina|carrie caro carol lyn|karolina
la: carol|carrie|
la: cecilia|cece sissy cissy|cecile cecylia
la: charlotte|lottie charlie lotte|carlota carlotta
la: claire clare clara|clarrie|chiara klara
la: constance|connie|constanza costanza
la: cynthia|cindy|cinzia
la: deborah debra|deb debbie debby|devora
la: diana diane|di|
la: edith|edie|
la: emmanuel emanuel|manny manu|manuel emanuele
la: eva eve|evie|yeva
la: florence|flo florrie flossie|florencia fiorenza
la: georgina georgia|georgie gina|giorgina
la: gertrude|gertie trudy|
la: gillian|gill jill jilly|
la: gwendolyn|gwen wendy|
la: harriet|hattie|henriette henrietta
la: irene|rene|irina iryna
la: jacqueline|jackie jacqui|
la: kimberly kimberley|kim|
la: lillian lilian|lily lil|liliana
la: magdalena|lena maggie magda|madeleine madeline maddalena
la: madeline madeleine|maddie|magdalena
la: marjorie margery|marge margie|
la: millicent|millie|
la: mildred|millie|
la: monica|mon|monika monique
la: naomi||noemi
la: natalie nathalie|nat|natalia natalya nataliya
la: nicole nicola|nicky nikki|
la: olivia|liv livvy|
la: pamela|pam|
la: penelope|penny|
la: philippa|pip pippa|filippa
la: priscilla|cilla|
la: rose rosa|rosie|rosalia
la: rosemary|rose rosie|rosamaria
la: roxanne|roxy|roxana
la: ruth|ruthie|rut
la: sandra|sandy|
la: sophia sofia|sophie|sofiya zofia sofie
la: sophie||
la: stephanie|steph steffi|stefania estefania stefanie
la: sylvia silvia|syl|silvie
la: valerie|val|valeria valerie
la: veronica|ronnie vera|veronika veronique
la: virginia|ginny ginger|virginie
la: vivian vivien|viv|viviana
la: winifred|winnie freda|
la: yvonne|vonnie|ivonne
la: ursula|ulla uschi|orsola
la: francisco|paco pancho curro kiko quico frasco cisco chico fran|
la: jose|pepe chepe|
la: ignacio|nacho|
la: guadalupe|lupe lupita|
la: dolores|lola loli|
la: concepcion|concha conchita|
la: consuelo|chelo|
la: rosario|charo|
la: mercedes|merche meche|
la: pilar|pili|
la: soledad|sole|
la: remedios|reme|
la: encarnacion|encarna|
la: asuncion|asun|
la: jesus|chus chuy suso|
la: enrique|quique kike|
la: eduardo|edu lalo|
la: manuel|manolo manny manu|manoel
la: antonio|tono toni antonino tonino|
la: roberto|beto|
la: alberto|beto berto|
la: gonzalo|gonza|goncalo
la: guillermo|memo guille|
la: alejandro|ale jano|
la: javier|javi|xavier xabier
la: luis luiz|lucho|
la: vicente|chente|
la: rafael|rafa|
la: ricardo|ricky richi|
la: rodrigo||rodrigues
la: maria|mari marita maruja marichu|
la: isabel|isa chabela chavela|
la: teresa|tere maite|
la: cristina|cris|
la: joaquin|quino joaco|joaquim gioacchino
la: leticia|leti|
la: ramon|moncho|
la: sergio|checo||sergei
la: juan|juanito juancho|
la: carlos|carlitos|
la: pedro|perico|
la: joao|joaozinho|
la: giuseppe|beppe peppe pino peppino|
la: giovanni|gianni nino vanni|
la: francesco|franco cecco ciccio|
la: salvatore|toto salvo|salvador
la: luigi|gigi gino|
la: domenico|mimmo|
la: vincenzo|enzo|
la: lorenzo|renzo enzo|
la: alessandro|sandro ale|
la: wilhelm|willi willy|
la: johannes|hans hannes jan|
la: friedrich|fritz fredi|
la: heinrich|heinz heini|
la: josef|sepp|
la: ludwig|lutz|
la: maximilian|max maxi|massimiliano maximiliano
la: matthias|matze hias|
la: katharina|kathi katja|
la: elisabeth|lisl sissi elli|
la: johanna|hanna hanni|
la: margarethe|grete gretel gretchen|
la: ulrich|uli ulli|
la: wolfgang|wolf wolfi|
la: jean||
la: jacques|jacquot|
la: philippe|philou|
la: frederic|fred|
la: stanislaw stanislav|staszek stas|stanislas stanislao
la: krzysztof|krzysiek krzys|
la: jan|janek jasiek|
la: malgorzata|gosia malgosia|
la: wojciech|wojtek|
la: tomasz|tomek|
la: piotr|piotrek|
la: jakub|kuba|jacob
la: michal|misiek|
la: zofia|zosia|sophia
la: magdalena|magda|
la: karolina|karola|
la: andreas|andi|
la: christoph|stoffel|
la: sebastian|basti|
la: susanne|susi|susan
la: angelika|geli|
la: sabine|bine|
la: gabriele|gabi|
la: renate|reni|
la: therese|resi|teresa
la: mihaly|misi|michael
la: zsuzsanna|zsuzsa|
la: katalin|kati|catherine
la: gabor||gabriel
la: ilona|ili|helen
la: nicolas|nico|
la: dominique|domi|
la: veronique|vero|
la: jacqueline|jacquie|
la: genevieve|ginette|
la: maximilien|max|
la: fernando|nando|
la: hernan||fernando
la: graciela|chela|
la: rosario|charito|
la: mariajose|majo|
la: aurelio|yeyo|
la: gregorio|goyo|
la: tomas|tomasito|
la: federico|fede|
la: nicolas|nico|
la: mauricio|mauri|
la: leonardo|leo|
la: salvatore|turi|
la: raffaele|lello|
la: gabriella|gabry|
la: elisabetta|betta|
la: margherita|rita|
la: mehmet|memo|
la: mustafa|musti|
la: fatma|fatos|
la: ayse|aysecik|
la: ibrahim|ibo|
la: huseyin|huso|
la: katarzyna|kasia|
la: joanna|asia|
la: agnieszka|aga|
la: aleksandra|ola|
la: barbara|basia|
la: andrzej|jedrek|
la: tadeusz|tadek|
la: zbigniew|zbyszek|
la: grzegorz|grzesiek|
la: istvan|pista pisti|
la: laszlo|laci|
la: jozsef|joska|
la: ferenc|feri|
la: janos|jani jancsi|
la: sandor|sanyi|
la: erzsebet|erzsi bozsi|
la: jaroslav|jarda|
la: frantisek|franta|
la: vaclav|vasek|
la: josef|pepa|
la: johannes jan|hans|
la: cornelis|kees cor|
la: hendrik|henk rik|
la: willem|wim|
la: gerrit||gerard
la: pieter|piet|
la: antonius|ton toon teun|
la: petronella|nel nelly|
la: sean shaun shawn||john
la: padraig|paddy|patrick
la: maire||mary
la: siobhan||joan
la: aine||anne
la: liam||william
la: seamus||james
la: caitlin|cait|catherine
la: niamh neve||
la: aoife|| eva
la: eoin||owen john
la: owen||eoghan
la: steven stephen||
la: jeffery jeffrey||
la: kristen kirsten kristin||
la: carl karl||
la: eric erik||erich
la: marcel||marcello marcelo
la: bjorn||
la: olaf||olav ola olafur
la: gustav|gus|gustavo gustaf
la: lars||laurentius
la: sven||svend svein
la: per||peter
la: knut||canute
la: birgit birgitta|| brigitte
la: ingrid|inga|
la: kirsten|| christine
la: tran||
sl: alexander aleksandr alexandr oleksandr aliaksandr aleksander|sasha sanya shura sashko alex sania|
sl: alexandra aleksandra oleksandra|sasha shura|
sl: alexei aleksei alexey aleksey oleksiy oleksii aliaksei alexej|alyosha lyosha lyokha|
sl: andrei andrey andriy andrii andrej|andryusha|
sl: anastasia anastasiya anastasiia nastassia|nastya nastia nastja stasya asya|
sl: anna hanna|anya ania anyuta nyura|
sl: anton|antosha tosha|
sl: boris borys barys|borya|
sl: dmitry dmitri dmitriy dmitrii dmytro dzmitry dimitri dmitrij|dima mitya dimon|
sl: elena yelena olena alena jelena|lena lenochka alyona|
sl: ekaterina yekaterina kateryna katsiaryna jekaterina|katya katia katja katyusha|
sl: elizaveta yelizaveta lizaveta|liza|
sl: evgeny evgeni yevgeny yevgeniy evgenii yevhen yauhen jewgeni evgeniy|zhenya genya|
sl: evgenia yevgenia evgeniya yevheniia|zhenya|
sl: fyodor fedor fedir theodore|fedya|
sl: galina halyna|galya|
sl: gennady gennadi gennadiy hennadiy|gena|
sl: georgy georgi georgiy heorhiy|gosha zhora goga|
sl: grigory grigori grigoriy hryhoriy hryhorii|grisha|
sl: igor ihor|garik|
sl: ilya illia ilia|ilyusha|
sl: irina iryna irena|ira irisha|
sl: ivan|vanya vania|
sl: kirill kyrylo cyril|kirya|
sl: konstantin kostiantyn kostyantyn|kostya|
sl: ksenia kseniya oksana xenia aksana|ksyusha|
sl: larisa larysa|lara|
sl: leonid|lyonya|
sl: lev||leo
sl: lyudmila ludmila liudmyla lyudmyla ljudmila|lyuda mila lyusya|
sl: lyubov lubov liubov|lyuba|
sl: maksim maxim maksym|max|
sl: margarita marharyta|rita|
sl: maria mariya mariia|masha marusya manya|
sl: marina maryna||
sl: matvey matvei|motya|
sl: mikhail mikhael mykhailo mihail mykhaylo michail|misha mishka|
sl: nadezhda nadiya nadezda|nadya nadia|
sl: natalia natalya nataliya natalja nataliia|natasha nata|
sl: nikita mykyta||
sl: nikolai nikolay mykola nikolaj mikalai|kolya|
sl: oleg oleh|| 
sl: olga olha volha|olya|
sl: pavel pavlo|pasha pavlik|
sl: pyotr petr petro piotr|petya|
sl: polina|polya|
sl: roman|roma|
sl: sergei sergey serhii serhiy sergii siarhei serge sergej|seryozha serega serezha|
sl: semyon semen|syoma|
sl: stanislav|stas slava|
sl: stepan|styopa|
sl: svetlana svitlana|sveta lana|
sl: tatiana tatyana tetiana tetyana tatsiana|tanya tania|
sl: timofey timofei|tima|
sl: vadim vadym|vadik|
sl: valentin valentyn|valya|
sl: valentina valentyna|valya|
sl: valery valeri valeriy valerii|valera|
sl: vasily vasili vasiliy vasyl vasil|vasya|
sl: vera vira|verochka|
sl: victor viktor|vitya|
sl: victoria viktoria viktoriya viktoriia|vika|
sl: vitaly vitali vitaliy vitalii|vitalik|
sl: vladimir volodymyr uladzimir wladimir|vova volodya vovka|
sl: vladislav vladyslav uladzislau|vlad vladik slava|
sl: vyacheslav viacheslav vjaceslav|slava|
sl: yana jana iana||
sl: yaroslav jaroslav|yarik slava|
sl: yulia yuliya iuliia julia yuliia|yulya|
sl: yuri yury yuriy iurii yurii jurij|yura|
sl: zinaida|zina|
sl: zoya zoia||
sl: aleksandar aleksander|aca sasa|
sl: nikola|nidza|
sl: stefan stevan||stephen
ar: muhammad mohammed mohamed mohammad muhammed mohamad mohamud muhamad mahomed mehmed mohammod muhamed mahammad mokhamed magomed maxamed|mo moha hamada|mehmet mamadou
ar: ahmad ahmed ahmet akhmad akhmed axmed||
ar: mahmud mahmoud mahmood mehmood makhmud||mahmut
ar: hamid hameed hamed||
ar: hamad hamed||
ar: ali aly||
ar: hassan hasan hasaan khasan||
ar: hussein husayn hussain husain hossein hussien husein hoseyn houssein huseyin khusein xuseen hossain||
ar: omar umar omer oumar cumar||
ar: amr amro amrou||
ar: amir ameer emir||
ar: othman uthman osman usman ousmane cusman|| 
ar: khalid khaled halid khalied khaalid||
ar: khalil halil khaleel||
ar: said saeed sayed saied saeid siciid||
ar: saad sad ||
ar: salim saleem selim saliim||
ar: salem salim||
ar: salman selman||
ar: salah saleh||
ar: saleh salih salah||
ar: youssef yusuf yousef yousuf yusef yosef youssouf yousif yousaf yussuf yuusuf||joseph
ar: yasin yassin yaseen yassine||
ar: yasir yasser yaser||
ar: ibrahim ebrahim ibraheem brahim ibrahima||abraham
ar: ismail ismael esmail ismaeel ismayil smail||
ar: isa issa eissa ciise||
ar: musa moussa mousa moosa muse||moses
ar: idris idriss edris||
ar: ishaq ishak eshaq||
ar: yahya yehia yahia||
ar: zakaria zakariya zakariyya zekeriya||
ar: abdullah abdallah abdulla abdalla abdellah abdoulaye cabdullaahi||
ar: abdulrahman abdurrahman abdelrahman abdulrehman abderrahmane abdirahman||
ar: abdulaziz abdelaziz abdalaziz||
ar: abdulkarim abdelkarim||
ar: abdulhamid abdelhamid||
ar: tariq tarek tarik tareq||
ar: karim kareem kerim||
ar: karam||
ar: nadim nadeem||
ar: nadir nader||
ar: adil adel||
ar: adnan||
ar: majd||
ar: basim bassem basem||
ar: bassam||
ar: wael wail||
ar: waheeb wahib||
ar: rafiq rafik||
ar: rafi||
ar: tamer tamir||
ar: taher tahir||
ar: anas||
ar: anis anees||
ar: jaber jabir||
ar: ghada||
ar: ghassan||
ar: hind||
ar: hanan||
ar: rana||
ar: rima reema||
ar: reem rim||
ar: kamal kamel kemal||
ar: kamil kamel||
ar: jamal gamal djamal cemal jamaal||
ar: jamil gamil jameel cemil djamil||
ar: jafar jaafar gaafar cafer jaffar||
ar: nasser nasir naser nassir||
ar: nasr nasser||
ar: rashid rasheed rachid reshid||
ar: rashad rachad||
ar: faisal faysal feisal faycal||
ar: fahd fahad||
ar: farid fareed ferid||
ar: faruq farouk farooq faruk||
ar: fatima fatma fatimah fatema faatima fatemeh||
ar: aisha aysha ayesha aicha aishah ayse caasha||
ar: khadija khadijah khadeeja hatice khadidja||
ar: maryam mariam maryem meryem||
ar: zaynab zainab zeinab zeynep zineb||
ar: zahra zohra zahraa||
ar: layla leila laila leyla||
ar: nur noor nour noura||
ar: noura nora nura||
ar: hana hanaa||
ar: huda hoda||
ar: mona muna||
ar: salma selma||
ar: samira sameera||
ar: sami samy||
ar: samir sameer||
ar: yasmin yasmine yasmeen jasmin jasmine||
ar: mustafa mostafa moustafa mustapha||
ar: murad mourad mrad||
ar: munir mounir muneer||
ar: majid majeed madjid majed||
ar: marwan merouane||
ar: mansur mansour mansoor||
ar: malik malek||
ar: anwar enver anouar||
ar: ayman aiman aymen||
ar: bilal belal||
ar: bashir basheer bachir||
ar: bashar bachar||
ar: habib habeeb||
ar: hani hany||
ar: haitham haytham||
ar: hisham hicham hesham||
ar: ihab ehab||
ar: imad emad||
ar: iman eman||
ar: jabir jaber gaber||
ar: jihad gihad||
ar: latif lateef||
ar: mahdi mehdi||
ar: nabil nabeel||
ar: nizar nezar||
ar: qasim kassem qassem kasim kacem||
ar: rami ramy||
ar: reza rida ridha reda||
ar: riyad riad riyadh||
ar: sharif sherif cherif shareef||
ar: suleiman sulaiman soleiman suleyman sulayman slimane||solomon
ar: taha|| 
ar: tawfiq tewfik toufik taoufik||
ar: usama osama oussama||
ar: walid waleed oualid||
ar: zayd zaid zeid zayed||
ar: ziad ziyad||
ar: muammar moammar||
ar: saif seif sayf||
ar: shams||
ar: fadi fady||
ar: hadi hady||
ar: jalal galal djalal celal||
ar: iqbal eqbal||
ar: javad jawad javed||
ar: hamza hamzah||
ar: maha|| 
ar: amina aminah ameena||
ar: amin ameen||
ar: rahim raheem||
ar: rahman rehman||
ar: aziz azeez||
ar: hakim hakeem||
ar: basir baseer||
ar: wahid waheed||
ar: hafiz hafeez||
ar: mukhtar mokhtar||
ar: shukri choukri||
ar: sulaim||
ar: daud dawood dawud daoud davud||david
ar: yunus younis younes yunis||jonah
ar: ayub ayoub ayyub||
ar: haroun harun haroon||aaron
ar: nadia nadya||
ar: rania raniya||
ar: dina deena||
ar: lina leena||
ar: sara sarah||
ar: parviz pervez parvez||
ar: nawaz|| 
ar: shahid shaheed||
ar: tahir taher||
ar: zafar||
ar: zahir zaher||
ar: ghulam gholam||
ar: sultan soltan||
ar: mir||
in: krishna kishan||
in: lakshmi laxmi||
in: vishnu||
in: ramesh||
in: rajesh|raj raju|
in: rajiv rajeev||
in: sanjay sanjai||
in: sanjiv sanjeev||
in: sunil suneel||
in: anil||
in: amit||
in: amita||
in: arun||
in: aruna||
in: ashok asok||
in: deepak dipak||
in: deepa dipa||
in: dinesh||
in: geeta gita geetha||
in: gaurav||
in: harish hareesh||
in: jyoti jyothi||
in: kavita kavitha||
in: mahesh||
in: manoj||
in: meena mina||
in: mukesh||
in: narendra narender||
in: neeraj niraj||
in: neha||
in: nikhil||
in: pooja puja||
in: pradeep pradip||
in: prakash||
in: praveen pravin||
in: priya||
in: rahul||
in: rakesh||
in: ravi||
in: reena rina||
in: rekha||
in: rohit||
in: sandeep sandip||
in: sangeeta sangita||
in: santosh||
in: satish sateesh||
in: shiva siva||
in: sita seetha seeta||
in: srinivas shrinivas sreenivas||
in: suresh||
in: surendra surender||
in: sushil susheel||
in: sunita suneeta sunitha||
in: swati swathi||
in: usha||
in: vijay vijai||
in: vikram||
in: vikas||
in: vinod||
in: vivek||
in: yash||
in: balasubramanian balasubramaniam|balu bala|
in: subramanian subramaniam subrahmanyam subramanyam||
in: venkatesh venkatesan|venkat|
in: mohan||
in: gurpreet gurprit||
in: harpreet||
in: manpreet||
in: jaspreet||
in: chatterjee chattopadhyay||
in: banerjee bandyopadhyay||
in: mukherjee mukhopadhyay||
in: ganguly gangopadhyay||
in: aishwarya aiswarya||
in: anirudh aniruddha||
in: shreya sreya||
in: akshay akshai||
he: moshe||moses
he: yosef yossef josef|yossi|joseph
he: yitzhak yitzchak itzhak isaac|itzik|
he: yaakov yaacov jacob|kobi yaki|
he: avraham abraham avrum|avi|
he: chaim haim hayim||
he: chaya haya||
he: david|dudu dudi|
he: shlomo||solomon
he: shmuel||samuel
he: binyamin benjamin|benny bibi|
he: yehuda judah jehuda|udi|
he: menachem menahem||
he: rivka rivkah||rebecca
he: rachel rahel|rachi|
he: miriam|miri|
he: hannah chana channah|| 
he: sarah sara||
he: leah lea||
he: yael jael||
he: tzvi zvi||
he: zeev |
he: eliyahu elijah|eli|
he: eliezer|eli lazer|
he: natan nathan||
he: shimon simeon|shimi|simon
he: michal||
he: itay itai||
he: uri ori||
he: noa||
gr: georgios giorgos george yorgos|giorgos|
gr: ioannis giannis yannis yiannis|giannis|john
gr: dimitrios dimitris|mitsos|dimitri
gr: konstantinos constantinos|kostas costas dinos|constantine
gr: nikolaos nicolaos|nikos|nicholas
gr: panagiotis|panos takis|
gr: vasilios vasileios vassilios|vasilis|basil
gr: christos||
gr: athanasios|thanasis thanos|
gr: evangelos|vangelis|
gr: michail|michalis|michael
gr: spyridon|spyros|
gr: maria|marika|
gr: eleni elena|lena|helen
gr: aikaterini ekaterini|katerina|catherine
gr: vasiliki|vaso|
gr: sofia||sophia
gr: anastasia|natasa|
gr: eirini irini||irene
gr: theodoros|thodoris|theodore
gr: stavros||
gr: alexandros|alekos|alexander
la: omar||
la: wei||
la: mei||
la: marvin||
la: melvin||
la: kelvin||
la: kevin||
la: karl||
la: carla karla||
la: paula|| 
la: pauline||
la: paulina||
la: roberta||
la: alberta||
la: ericka erica erika||
la: martina||
la: maren||
la: marina||
la: marianne mariana||
la: marion||
la: mario||
la: marie maria||
la: dario||
la: darren||
la: darryl daryl||
la: dylan||
la: brian bryan|| 
la: ryan||
la: bruce||
la: brenda||
la: brandon||
la: brent||
la: brett||
la: craig||
la: greg||
la: graham graeme||
la: gary garry||
la: glenn glen||
la: jason||
la: jackson||
la: justine||
la: kyle||
la: kelly kelley||
la: kerry||
la: lee||
la: leigh||
la: logan||
la: mason||
la: megan meghan||
la: melissa||
la: melanie||
la: morgan||
la: noah||
la: nora||
la: owen||
la: riley||
la: robin robyn||
la: scott||
la: sharon||
la: sheila||
la: shirley||
la: tara||
la: tanya||
la: tina||
la: todd||
la: tracy tracey||
la: travis||
la: trevor||
la: tyler||
la: wayne||
la: wendy||
la: zara||
la: angelo||
la: angel||
la: bruno||
la: bruna||
la: claudio||
la: claudia||
la: emilio||
la: fabio||
la: fabian||
la: fabiola||
la: fernando||
la: fernanda||
la: flavio||
la: flavia||
la: gloria||
la: julio||
la: lorena||
la: marcelo||
la: marcela||
la: mauro||
la: miguel||
la: nuria||
la: pablo||
la: ramiro||
la: renato||
la: renata||
la: rocio||
la: silvio||
la: tatiana||
la: thiago tiago||
la: valentina||
la: walter||
la: yolanda||
la: amira||
la: samira||
la: olof||
la: olav olaf||
la: katrin||
la: gerda||
la: gerd||
la: gena||
la: josh||
la: oleg||
la: olga||
la: fidel||
la: augusto||
la: agustin||
`;
