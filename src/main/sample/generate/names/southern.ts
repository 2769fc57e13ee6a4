import { nameCustom } from './custom.ts';

/** Names of Spain and Spanish-speaking America: two family names, the father's first. */
export const spanish = nameCustom({
  male: 'José Andrés Joaquín Íñigo Raúl Héctor Sebastián Martín Tomás Ángel Fermín Rubén Emilio Gonzalo',
  female:
    'María_José Lucía Begoña Concepción Inés Ángela Rocío Ximena Itziar Verónica Noelia Paloma Sofía Guadalupe',
  family:
    'García Fernández Núñez Ibáñez Muñoz Castaño Peña Sáez Quiñones Ortuño Beltrán Cárdenas Domínguez Echeverría Zúñiga Villaseñor Arrieta Carreño Olmedo Montañés',
  middleCustom: 'second-family',
});

/** Names of Portugal and Brazil. */
export const portuguese = nameCustom({
  male: 'João Tomé Gonçalo Vítor Estêvão Simão Luís Caetano Henrique Afonso Rui Xavier',
  female: 'Maria Inês Conceição Beatriz Mafalda Joana Letícia Luísa Rosângela Teresa Vitória Iara',
  family:
    'Santos Magalhães Gonçalves Simões Leitão Brandão Araújo Falcão Guimarães Mourão Assunção Seabra Furtado Tavares Queirós',
  middleCustom: 'some',
});

/** Names of Italy. */
export const italian = nameCustom({
  male: 'Niccolò Giosuè Lorenzo Matteo Davide Raffaele Ettore Michele Salvatore Fabrizio',
  female: 'Chiara Giulia Ludovica Benedetta Francesca Mafalda Ornella Serena Donatella Ilaria',
  family:
    "D'Angelo De_Luca Bianchi Ferrero Lo_Presti Mantovani Pellegrino Rinaldi Sartori Tagliabue Verdone Zanella Corradi Nicolò",
});

/** Names of Greece; women carry the genitive. */
export const greek = nameCustom({
  male: 'Georgios=Γεώργιος Konstantinos=Κωνσταντίνος Dimitrios=Δημήτριος Nikolaos=Νικόλαος Panagiotis=Παναγιώτης Spyridon=Σπυρίδων Athanasios=Αθανάσιος Stavros=Σταύρος',
  female:
    'Eleni=Ελένη Aikaterini=Αικατερίνη Vasiliki=Βασιλική Sofia=Σοφία Chrysoula=Χρυσούλα Despoina=Δέσποινα Evangelia=Ευαγγελία Kalliopi=Καλλιόπη',
  family:
    'Papadopoulos=Παπαδόπουλος~Papadopoulou=Παπαδοπούλου Nikolaidis=Νικολαΐδης~Nikolaidou=Νικολαΐδου Georgiou=Γεωργίου Karagiannis=Καραγιάννης~Karagianni=Καραγιάννη Vlachos=Βλάχος~Vlachou=Βλάχου Economou=Οικονόμου Samaras=Σαμαράς~Samara=Σαμαρά Xenakis=Ξενάκης~Xenaki=Ξενάκη',
  nativeForm: 'given-family',
});

/** Names of Turkey, with dotted and dotless i. */
export const turkish = nameCustom({
  male: 'İbrahim Çağrı Ömer Hüseyin Yiğit Şükrü Oğuz Işık Emre Barış Tuğrul Kâzım',
  female: 'Ayşe Gülşen Şeyma İpek Çiğdem Özlem Nazlı Müge Yağmur Işıl Sıla Gökçe',
  family:
    'Yıldırım Çelik Öztürk Şahin Kılıç Doğan Güneş Aydın Tekin Erdoğdu Çınar Uçar Kızılay Işıktaş Sönmez',
});

/** Names of Arabic-speaking countries: given name, father's name, family name. */
export const arabic = nameCustom({
  male: 'Mohammed=محمد Ahmed=أحمد Khalid=خالد Youssef=يوسف Hussein=حسين Tariq=طارق Omar=عمر Abdulrahman=عبدالرحمن Saeed=سعيد Mahmoud=محمود Faisal=فيصل Ibrahim=إبراهيم',
  female:
    'Fatima=فاطمة Aisha=عائشة Layla=ليلى Mariam=مريم Noura=نورة Hanan=حنان Salma=سلمى Khadija=خديجة Yasmin=ياسمين Zainab=زينب Rania=رانيا Huda=هدى',
  family:
    'Al_Mansoori=المنصوري Haddad=حداد Al_Zahrani=الزهراني El_Sayed=السيد Najjar=نجار Al_Hashimi=الهاشمي Khoury=خوري Mansour=منصور Al_Shamsi=الشامسي Qasim=قاسم Darwish=درويش Abdelrahman=عبدالرحمن Saleh=صالح Al_Ketbi=الكتبي',
  maleMiddle: 'Khalid=خالد Hassan=حسن Ali=علي Mahmoud=محمود Saeed=سعيد Nasser=ناصر Jamal=جمال Salem=سالم',
  femaleMiddle: 'Khalid=خالد Hassan=حسن Ali=علي Mahmoud=محمود Saeed=سعيد Nasser=ناصر Jamal=جمال Salem=سالم',
  middleCustom: 'patronymic',
  nativeForm: 'given-family',
});

/** Names of Israel. */
export const hebrew = nameCustom({
  male: 'Yosef=יוסף Moshe=משה Yitzhak=יצחק Avraham=אברהם Eitan=איתן Noam=נועם Shlomo=שלמה Yaakov=יעקב Uri=אורי Gilad=גלעד',
  female:
    'Chana=חנה Rivka=רבקה Tamar=תמר Shira=שירה Yael=יעל Noa=נועה Esther=אסתר Michal=מיכל Ayelet=איילת Dvora=דבורה',
  family:
    'Ben-David=בן-דוד Mizrachi=מזרחי Shapira=שפירא Katz=כץ Azoulay=אזולאי Friedman=פרידמן Peretz=פרץ Golan=גולן Tzur=צור Biton=ביטון',
  nativeForm: 'given-family',
});
