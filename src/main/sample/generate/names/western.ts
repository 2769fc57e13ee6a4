import { nameCustom } from './custom.ts';

/** Names of English-speaking countries. */
export const english = nameCustom({
  male: 'William James Robert Thomas Edward Benjamin Samuel Christopher Daniel Matthew Nicholas Andrew Joseph Anthony Michael Richard Charles Alexander Jonathan Gregory',
  female:
    'Elizabeth Margaret Katherine Jennifer Susan Rebecca Victoria Deborah Patricia Alexandra Charlotte Emily Grace Hannah Abigail Samantha Christine Eleanor Theresa Pamela',
  family:
    'Whitfield Harper Bradshaw Coleman Ellison Fletcher Granger Holloway Ingram Jarvis Kendrick Lockwood Marlow Norwood Osborne Prescott Radcliffe Sheldon Thornton Underhill Vickers Wainwright Yardley Ashworth Barlow',
  middleCustom: 'some',
});

/** Names of Ireland, with the Irish spellings people use officially. */
export const irish = nameCustom({
  male: 'Seán Ciarán Oisín Pádraig Cormac Diarmuid Eoin Fionn Tadhg Rónán Colm Donal',
  female: 'Aoife Niamh Siobhán Róisín Sinéad Gráinne Caoimhe Orla Clodagh Bríd Éabha Saoirse',
  family:
    "Ó_Briain Ní_Cheallaigh O'Connor Mac_Carthaigh Fitzgerald Brannigan Devlin Gallagher Keane Lenihan Moriarty O'Sullivan Quigley Tierney",
});

/** Names of Germany and Austria. */
export const german = nameCustom({
  male: 'Jürgen Jonas Lukas Matthias Stefan Björn Günther Wolfgang Sebastian Florian Tobias Jörg Andreas Hans-Peter Moritz Uwe',
  female:
    'Anneliese Katharina Sabine Ursula Gisela Brigitte Heike Annika Jördis Käthe Franziska Anne-Marie Renate Lena Ulrike Bärbel',
  family:
    'Müller Weiß Schröder Krüger Köhler Jäger Günther Böhm Groß Vogel Lindner Hartmann Brandt Kästner Schäfer Öztürk Baumgärtner Lehmann Strauß Winkler Pfeiffer',
});

/** Names of France. */
export const french = nameCustom({
  male: 'François Rémi Jean-Luc Étienne Benoît Gaël Jérôme Loïc Mathieu Théo Cédric Hervé Olivier Pascal',
  female:
    'Hélène Zoé Amélie Françoise Anaïs Maëlle Cécile Élodie Geneviève Solène Margaux Noémie Clémence Mireille',
  family:
    "Lefèvre Gauthier Bérenger Duchêne Marchand Rousselot Chevallier Dupré Fontaine Girard Lacombe Mercier Noël Perrot D'Aubigny Saint-Pierre Tessier Vasseur",
});

/** Names of the Netherlands, with their particles. */
export const dutch = nameCustom({
  male: 'Willem Pieter Sjoerd Joost Maarten Bram Daan Thijs Ruben Jeroen Koen Sander',
  female: 'Marijke Anouk Femke Sanne Lotte Liesbeth Wilhelmina Roos Fenna Ilse Maaike Noortje',
  family:
    'van_der_Berg de_Vries van_Dijk Janssen ter_Horst van_den_Broek Hoekstra de_Wit Kuipers van_Leeuwen Meijer Postma Schouten Veenstra Zwart',
});

/** Names of Sweden. */
export const swedish = nameCustom({
  male: 'Björn Göran Åke Lars Sven Erik Oskar Håkan Nils Jörgen Viktor Anders',
  female: 'Åsa Annika Märta Ingrid Linnéa Birgitta Elsa Kerstin Malin Sofia Ebba Gunilla',
  family:
    'Lindström Åkesson Sjöberg Nyström Bergqvist Hägglund Öberg Forsman Ekdahl Söderlund Wallin Dahlgren Holmqvist Åström',
});

/** Names of Norway and Denmark. */
export const norwegian = nameCustom({
  male: 'Håkon Sindre Øyvind Bjørn Torstein Søren Jørgen Magnus Espen Rasmus Geir Trygve',
  female: 'Solveig Ragnhild Åse Bjørg Ingeborg Kjersti Sølvi Maren Tuva Astrid Gro Randi',
  family:
    'Ødegård Bjørnstad Nygård Sørensen Kjær Haugen Strømme Ågotnes Lund Møller Rønning Skovgaard Tveit Østergaard',
});

/** Names of Finland. */
export const finnish = nameCustom({
  male: 'Mikko Jukka Väinö Eero Pekka Tapio Antti Kalle Jyrki Sampo',
  female: 'Aino Päivi Helmi Tuulikki Marjatta Kaisa Sirkka Outi Riikka Venla',
  family:
    'Mäkelä Hämäläinen Korhonen Lehtonen Järvinen Rantanen Pöysti Heikkinen Salmela Väisänen Koskela Niemelä',
});
