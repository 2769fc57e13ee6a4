/** The matching room: comparison, duplicates, screening and search keys. Pure: no database, no clock, no locale. */
export { comparePersons } from './compare-persons.ts';
export { bandAt, qualityOf } from './learning/calibration.ts';
export { caseOf, reweigh, scoreOf, type Case } from './learning/evidence.ts';
export { judgedBy, shippedModel, trainModel } from './learning/train.ts';
export { shippedWeights, type Points, type Weights } from './model.ts';
export { personaCheck } from './persona.ts';
export { costOf, findCandidates, groupsOf, missingCost, type Groups } from './search/candidates.ts';
export { nameQuestion, respacedQuestions } from './search/question.ts';
export { rankFound } from './search/rank.ts';
export { createWordBook, type WordBook } from './search/word-book.ts';
export { runMatchCommand } from './command-line.ts';
export { foldText } from './text.ts';
export { nameTokens } from './tokens.ts';
