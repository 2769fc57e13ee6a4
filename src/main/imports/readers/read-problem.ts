/** Why a whole file cannot be read, as opposed to one row or record of it. */
export type ReadProblemCode = 'file-unreadable' | 'file-malformed' | 'too-large' | 'unsupported';

/** Facts for the sentence that is shown: always a `reason`, often a `limit`, a `line` or an `offset`. */
export type ProblemParams = Record<string, string | number>;

/**
 * Thrown when a file as a whole cannot be read. Bad rows and records never throw: they are handed out beside
 * the good ones, so that every line is accounted for.
 */
export class ReadProblem extends Error {
  readonly code: ReadProblemCode;
  readonly params: ProblemParams;

  constructor(code: ReadProblemCode, params: ProblemParams) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'ReadProblem';
    this.code = code;
    this.params = params;
  }
}
